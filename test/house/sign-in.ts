import type { FastifyInstance, InjectOptions } from 'fastify';
import type { Clock } from '../../src/base/clock.ts';
import { newId } from '../../src/base/ids.ts';
import { type SignInState, openSignInState } from '../../src/newsroom/people/sign-in-state.ts';
import type { Uses } from '../../src/newsroom/acts.ts';
import { newsroomApp } from '../../src/newsroom/app.ts';
import { quickPasswords } from './quick-passwords.ts';
import { routes } from '../../src/newsroom/routes.ts';
import { authenticate, stillSignedIn } from '../../src/newsroom/authenticate.ts';
import type { SignedIn } from '../../src/newsroom/door.ts';
import { savePassword } from '../../src/store/credentials.ts';
import { type Account, addAccount } from '../../src/store/people.ts';
import type { Role } from '../../src/story/person.ts';
import { atTheEnd } from './endings.ts';
import { aHouse } from './houses.ts';

export const PASSWORD = 'gulls over harbour tin';

export interface AnOffice {
  readonly clock?: Clock;
  readonly isDemo?: boolean;
  readonly signIn?: Partial<SignInState>;
  /** Where an office stands already: this is another node of it. */
  readonly folder?: string;
}

/** A house with its newsroom open, and people who can sign in to it. */
export async function anOffice(said: AnOffice = {}) {
  const house = await aHouse(said.folder === undefined ? {} : { folder: said.folder, begun: false });
  const signIn = openSignInState(house.store, { passwords: quickPasswords, ...said.signIn });
  const rooms = { ...house.rooms, signIn, isDemo: said.isDemo ?? false, ...(said.clock && { clock: said.clock }) };
  const stillThere = (who: SignedIn) => stillSignedIn(rooms, who);
  const app = await newsroomApp(rooms, { routes, screens: null, authenticate: authenticate(rooms), stillThere });
  atTheEnd(() => app.close());
  return { ...house, rooms, app, hire: hireAt(rooms), browser: () => aBrowser(app) };
}

export type Office = Awaited<ReturnType<typeof anOffice>>;

function hireAt({ store, clock }: Uses<'store' | 'clock'>) {
  return async (role: Role, said: Partial<Pick<Account, 'name' | 'email' | 'isDemo'>> = {}): Promise<Account> => {
    const id = newId();
    const at = clock.now();
    const account = { id, name: `A ${role}`, email: `${id}@paper.example`, role, isDemo: false, ...said };
    const phc = await quickPasswords.hash(PASSWORD);
    await store.write(async (tx) => {
      await addAccount(tx, account, at);
      await savePassword(tx, id, { phc, at });
    });
    return { ...account, state: { is: 'active', at }, madeAt: at };
  };
}

export type Browser = ReturnType<typeof aBrowser>;

/** A browser: it keeps cookies, and says where it stands. */
function aBrowser(app: FastifyInstance) {
  const cookies = new Map<string, string>();
  const ask = async (method: NonNullable<InjectOptions['method']>, url: string, said: Partial<InjectOptions> = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const { headers, ...rest } = said;
    const answer = await app.inject({
      ...{ method, url, ...rest },
      headers: { host: 'localhost:4001', ...(cookie !== '' && { cookie }), ...headers },
    });
    for (const { name, value, maxAge } of answer.cookies) {
      if (maxAge === 0) cookies.delete(name);
      else cookies.set(name, value);
    }
    return answer;
  };
  return {
    cookies,
    ask,
    get: (url: string) => ask('GET', url),
    post: (url: string, payload: object = {}, from?: string) =>
      ask('POST', url, { payload, ...(from && { remoteAddress: from }) }),
    put: (url: string, payload: object) => ask('PUT', url, { payload }),
    delete: (url: string) => ask('DELETE', url),
    /** Signs in with the password that everybody in tests has. */
    signIn: (account: Pick<Account, 'email'>, password = PASSWORD, from?: string) =>
      ask('POST', '/api/session', {
        payload: { email: account.email, password },
        ...(from && { remoteAddress: from }),
      }),
  };
}
