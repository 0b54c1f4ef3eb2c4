import { Refusal } from '../../base/problem.ts';
import { endSession, endSessionsOf } from '../../store/sessions.ts';
import { audit } from '../acts.ts';
import { peopleContract } from '../../contract/people.ts';
import { signInContract } from '../../contract/sign-in.ts';
import { handle } from '../door.ts';
import { clearSessionCookie } from './cookies.ts';

export const signOut = handle(signInContract.signOut, async ({ rooms, who, reply }) => {
  const { person, sessionId } = who;
  await rooms.store.write(async (tx) => {
    await endSession(tx, person.id, sessionId);
    const act = { at: rooms.clock.now(), by: person.name, act: 'sign-out', summary: 'Signed out' };
    await audit(tx, person, { ...act, storyId: null, details: { session: sessionId } });
  });
  clearSessionCookie(reply);
  return {};
});

export const endOwnSession = handle(peopleContract.endSession, async ({ rooms, who, params }) => {
  await rooms.store.write(async (tx) => {
    if (!(await endSession(tx, who.person.id, params.id)))
      throw new Refusal('session-unknown', 404, 'This session has already ended.');
    const act = { at: rooms.clock.now(), by: who.person.name, act: 'end-session', summary: 'Ended a session' };
    await audit(tx, who.person, { ...act, storyId: null, details: { session: params.id } });
  });
  return {};
});

export const endOtherSessions = handle(peopleContract.endOtherSessions, async ({ rooms, who }) => {
  const ended = await rooms.store.write(async (tx) => {
    const count = await endSessionsOf(tx, who.person.id, who.sessionId);
    const summary = 'Ended all other sessions';
    const act = { at: rooms.clock.now(), by: who.person.name, act: 'end-other-sessions', summary };
    await audit(tx, who.person, { ...act, storyId: null, details: { ended: count } });
    return count;
  });
  return { ended };
});
