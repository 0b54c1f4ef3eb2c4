import { type Role, roles } from '../../story/person.ts';
import { peopleWords } from '../words/people.ts';

/** The roles as a list to choose from. */
export const roleOptions = roles.map((role) => ({ value: role, name: peopleWords.roles[role] }));

export function isRole(value: string): value is Role {
  return (roles as readonly string[]).includes(value);
}
