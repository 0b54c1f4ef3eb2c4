import { Refusal } from '../../base/problem.ts';
import { hasOtherAdministrator, listAccounts, readAccount } from '../../store/people.ts';
import { signInContract } from '../contract-sign-in.ts';
import { handle } from '../door.ts';
import { gateOf } from '../gate.ts';
import { mayEnter } from '../who-asks.ts';
import { placeOf } from './passkey-ceremonies.ts';
import { startSession } from './start-session.ts';

export const readWays = handle(signInContract.readWays, async ({ rooms, request }) => {
  const everybody = rooms.isDemo ? await listAccounts(rooms.store.reader, { withDemo: true }) : [];
  const demo = everybody.filter((account) => account.isDemo && mayEnter(rooms, account));
  return {
    passkeys: placeOf(request.headers.host, gateOf(rooms).origins) !== null,
    isNew: !(await hasOtherAdministrator(rooms.store.reader, '')),
    demoPeople: demo.map(({ id, name, role }) => ({ id, name, role })),
  };
});

export const signInDemo = handle(signInContract.signInDemo, async (asking) => {
  const account = await readAccount(asking.rooms.store.reader, asking.body.id);
  if (account?.isDemo && mayEnter(asking.rooms, account)) return startSession(asking, { account, way: 'demo' });
  throw new Refusal(
    'no-demonstration',
    403,
    'There is no such account to try. Demonstration accounts work only while the newsroom runs with --demo.',
  );
});
