import type { InjectOptions } from 'fastify';
import type { NewsroomParts } from '../../src/newsroom/acts.ts';
import { newsroomApp } from '../../src/newsroom/app.ts';
import type { SignedIn } from '../../src/newsroom/door.ts';
import { routes } from '../../src/newsroom/routes.ts';
import type { Role } from '../../src/story/person.ts';
import { atTheEnd } from './endings.ts';

/** Somebody who has signed in, as the door knows them. */
export function aPerson(role: unknown, id = 'p234567892'): SignedIn {
  return { person: { id, name: 'Ada Reed', role: role as Role }, sessionId: 's' };
}

/** The newsroom's whole app over a house, asked in the name of somebody with a role, or of nobody. */
export async function aNewsroomApp(rooms: NewsroomParts) {
  const app = await newsroomApp(rooms, {
    routes,
    screens: null,
    authenticate: async ({ headers }) => {
      const role = headers['x-role'];
      return role ? aPerson(role) : null;
    },
  });
  atTheEnd(() => app.close());
  return (role: Role | null, asked: InjectOptions) =>
    app.inject({ ...asked, headers: { ...asked.headers, ...(role && { 'x-role': role }) } });
}
