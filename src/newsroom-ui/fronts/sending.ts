import { sayWhy } from '../../ui/toasts.tsx';
import { call, Offline, Refused } from '../api.ts';
import { isConnected, whenConnected } from '../../ui/connection.ts';
import { queries } from '../queries.ts';
import { changeWaiting, waitingFor } from './kept-front.ts';
import type { Waiting } from './waiting.ts';

/** Whose commands go to which front. */
export interface Sender {
  readonly person: string;
  readonly front: string;
}

/** What became of commands: those that somebody else was in the way of are among the choices by then. */
export interface Sent {
  readonly conflicts: number;
  readonly refused: number;
  /** False where the rest waits for a line, or for the newsroom to take it. */
  readonly isAll: boolean;
}

const keyOf = ({ person, front }: Sender): string => `${person} ${front}`;

/** Senders whose commands the newsroom does not take now, and who were told why. */
const wereTold = new Set<string>();
const underWay = new Map<string, Promise<Sent>>();
const AGAIN_MS = 3_000;

/**
 * Sends what waits, one command after the other, in the order in which they were given; each is done once, however often it is sent. Goes
 * on by itself when the connection is back. What nobody can do is said, and waits no more.
 */
export function send(sender: Sender): Promise<Sent> {
  const key = keyOf(sender);
  const going = underWay.get(key);
  // What was added since is sent after what is under way.
  const next = (going ?? Promise.resolve()).then(() => sendAll(sender));
  underWay.set(key, next);
  void next.then((sent) => {
    if (underWay.get(key) !== next) return;
    underWay.delete(key);
    if (!sent.isAll) goOnLater(sender);
  });
  return next;
}

async function sendAll(sender: Sender): Promise<Sent> {
  const sent = { conflicts: 0, refused: 0 };
  // A screen that opens with nothing to send need not ask for the front a second time.
  if (waitingFor(sender.person, sender.front).length === 0) return { ...sent, isAll: true };
  for (;;) {
    const next = waitingFor(sender.person, sender.front).find(({ done }) => done === null);
    if (!next) break;
    // What was given offline was sent nowhere, and can be taken back here.
    const became = isConnected() ? await sendOne(sender, next) : 'unanswered';
    if (became === 'unanswered') return { ...sent, isAll: false };
    if (became === 'conflict') sent.conflicts += 1;
    if (became === 'refused') sent.refused += 1;
  }
  await forgetDone(sender);
  return { ...sent, isAll: true };
}

/** A conflict is kept by the newsroom as a choice. Unanswered is also what was refused for another reason than itself. */
async function sendOne(
  sender: Sender,
  { id, hand, on, do: act }: Waiting,
): Promise<'done' | 'conflict' | 'refused' | 'unanswered'> {
  change(sender, id, { tried: true });
  try {
    const outcome = await call('POST /api/front-commands', { body: { id, hand, on, do: act } });
    if (outcome.is === 'conflict') drop(sender, [id]);
    else change(sender, id, { done: outcome.revision });
    wereTold.delete(keyOf(sender));
    return outcome.is;
  } catch (error) {
    const isFirst = !wereTold.has(keyOf(sender));
    // What is tried again and again is said once.
    if (!(error instanceof Offline) && (isForGood(error) || isFirst)) sayWhy(error);
    if (!isForGood(error)) {
      wereTold.add(keyOf(sender));
      return 'unanswered';
    }
    drop(sender, [id]);
    return 'refused';
  }
}

function change({ person, front }: Sender, id: string, now: Partial<Waiting>): void {
  changeWaiting(person, front, (all) => all.map((one) => (one.id === id ? { ...one, ...now } : one)));
}

/** Takes back what waits and was not sent. */
export function drop({ person, front }: Sender, ids: readonly string[]): void {
  changeWaiting(person, front, (all) => all.filter(({ id }) => !ids.includes(id)));
}

/** What the newsroom has done is waited for no more, once the screen has a state with it. */
async function forgetDone({ person, front }: Sender): Promise<void> {
  await Promise.all([
    queries.invalidateQueries({ queryKey: ['front'] }),
    queries.invalidateQueries({ queryKey: ['fronts'] }),
  ]);
  const seen = queries.getQueryData<{ readonly revision: number }>(['front', front])?.revision ?? 0;
  if (waitingFor(person, front).some(({ done }) => done !== null && done <= seen))
    changeWaiting(person, front, (all) => all.filter(({ done }) => done === null || done > seen));
}

/** A refusal of the command itself stays one; a session that ended, or a newsroom that is too busy, says nothing about it. */
function isForGood(error: unknown): boolean {
  if (!(error instanceof Refused)) return false;
  return [400, 404, 409, 422].includes(error.status) || error.code === 'not-on-this-front';
}

const later = new Map<string, () => void>();

function goOnLater(sender: Sender): void {
  const key = keyOf(sender);
  if (later.has(key)) return;
  const goOn = (): void => {
    stop();
    clearTimeout(timer);
    later.delete(key);
    void send(sender);
  };
  const stop = whenConnected(goOn);
  const timer = setTimeout(goOn, AGAIN_MS);
  later.set(key, goOn);
}
