import { listPasskeys, readPassword } from '../../store/credentials.ts';
import type { Db } from '../../store/open-store.ts';
import type { Account } from '../../store/people.ts';

/**
 * Whether an account is everybody's who tries the demonstration: one that was made with it and has no way to sign in. Whoever came
 * by a link has one, and their account is theirs, though it ends with the demonstration.
 */
export async function isEverybodys(db: Db, { id, isDemo }: Pick<Account, 'id' | 'isDemo'>): Promise<boolean> {
  return isDemo && !(await readPassword(db, id)) && (await listPasskeys(db, id)).length === 0;
}
