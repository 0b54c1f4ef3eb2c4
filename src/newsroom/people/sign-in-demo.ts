import { Refusal } from '../../base/problem.ts';
import { hasOtherAdministrator, listAccounts, readAccount } from '../../store/people.ts';
import { signInContract } from '../../contract/sign-in.ts';
import { handle } from '../door.ts';
import { mayEnter } from '../authenticate.ts';
import { isEverybodys } from './everybodys.ts';
import { placeOf } from './passkey-ceremonies.ts';
import { startSession } from './start-session.ts';

export const readWays = handle(signInContract.readWays, async ({ rooms, request }) => {
  const everybody = rooms.isDemo ? await listAccounts(rooms.store.reader, { withDemo: true }) : [];
  const demo: typeof everybody = [];
  for (const account of everybody)
    if (mayEnter(rooms, account) && (await isEverybodys(rooms.store.reader, account))) demo.push(account);
  return {
    passkeys: placeOf(request.headers.host, rooms.signIn.origins) !== null,
    isNew: !(await hasOtherAdministrator(rooms.store.reader, '')),
    demoPeople: demo.map(({ id, name, role }) => ({ id, name, role })),
  };
});

export const signInDemo = handle(signInContract.signInDemo, async (asking) => {
  const { reader } = asking.rooms.store;
  const account = await readAccount(reader, asking.body.id);
  if (account && mayEnter(asking.rooms, account) && (await isEverybodys(reader, account)))
    return startSession(asking, { account, way: 'demo' });
  throw new Refusal(
    'no-demonstration',
    403,
    'There is no such account to try. Demonstration accounts work only while the newsroom runs with --demo.',
  );
});
