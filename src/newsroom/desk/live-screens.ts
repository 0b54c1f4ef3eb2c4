import type { ServerResponse } from 'node:http';
import type { Clock } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';
import type { SignedIn } from '../door.ts';
import { lookEvery } from './looking.ts';
import { type Holding, openHolding, shareHolds } from '../fronts/holding.ts';
import {
  type EventSources,
  eventsSince,
  heldEvent,
  type Delivered,
  deliveredUpTo,
  welcomeBack,
} from './screen-events.ts';

/** What tells open screens which stories changed, and who is in which. */
export interface LiveScreens {
  /**
   * Sends events to one screen until it goes, and at most for five minutes: then it asks again, and shows its session again. It ends
   * within two seconds of its session, of a change of role, and of a second factor that the role demands and the person lacks. `after` is the last act it was told of; null for a screen that has just fetched everything.
   */
  follow(response: ServerResponse, who: SignedIn, after: number | null): Promise<void>;
  /** Looks at once, for acts that others should see as they are done; without it screens are told within half a second. */
  soon(): void;
  /** Somebody has a card of a front in hand; screens are told at once. */
  hold: Holding['hold'];
  /** How many screens listen. */
  listeners(): number;
  /** Ends all streams and looks no more; the screens ask again by themselves. */
  close(): void;
}

export interface LiveRooms extends EventSources {
  readonly clock: Clock;
  readonly log: Log;
  /** The same session as it is now; null once it has ended or its person was deactivated. */
  stillThere(who: SignedIn): Promise<SignedIn | null>;
}

const POLL_MS = 500;
/** Sessions are asked after so often: who is signed out hears nothing more. */
const CUT_OFF_EVERY_MS = 1_000;
const HEARTBEAT_MS = 15_000;
const LONGEST_MS = 5 * 60_000;
/** A screen that takes none of what it is told is told no more: it asks again when it is there. */
const MOST_UNTAKEN = 1024 * 1024;

/** What one screen is told, until it ends. */
interface Stream {
  readonly who: SignedIn;
  readonly end: () => void;
}

/** Follows audit, drafts and presence for all screens at once, and nothing while no screen listens. */
export function openLiveScreens(rooms: LiveRooms, { every = POLL_MS } = {}): LiveScreens {
  const screens = new Map<ServerResponse, Stream>();
  const holding = openHolding(() => performance.now());
  let [delivered, held]: [Delivered | null, string] = [null, heldEvent([])];

  const look = async (): Promise<void> => {
    delivered ??= await deliveredUpTo(rooms, rooms.clock.now());
    const news = await eventsSince(rooms, delivered);
    delivered = news.delivered;
    const holds = heldEvent(holding.now());
    const events = [...news.events, ...(holds === held ? [] : [holds])].join('');
    held = holds;
    for (const screen of screens.keys()) tell(screen, events);
  };
  const looking = lookEvery(every, {
    look: () =>
      look().catch((error: unknown) => rooms.log.error({ err: error }, 'Screens could not be told what changed.')),
    isWanted: () => {
      if (screens.size === 0) delivered = null;
      return screens.size > 0;
    },
  });

  const shared = shareHolds(rooms.store, (one) => {
    holding.hold(one);
    looking.soon();
  });

  const failed = (error: unknown): void =>
    rooms.log.error({ err: error }, 'Sessions of screens could not be asked after.');
  const cutOff = setInterval(() => void endWithSessions(rooms, screens).catch(failed), CUT_OFF_EVERY_MS).unref();

  return {
    follow: async (response, who, after) => {
      delivered ??= await deliveredUpTo(rooms, rooms.clock.now());
      const first = await welcomeBack(rooms, after ?? delivered.seq);
      response.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      response.write(`retry: 1000\n\n${first.join('')}${heldEvent(holding.now())}`);
      screens.set(response, { who, end: endInTime(response, () => screens.delete(response)) });
      looking.goOn();
    },
    soon: looking.soon,
    hold: shared.hold,
    listeners: () => screens.size,
    close: () => {
      shared.end();
      looking.stop();
      clearInterval(cutOff);
      for (const { end } of screens.values()) end();
    },
  };
}

/** Ends the streams whose session has ended, whose person has another role, or whose role demands a second factor by now; each session is asked after once. */
async function endWithSessions(
  { stillThere }: Pick<LiveRooms, 'stillThere'>,
  screens: ReadonlyMap<ServerResponse, Stream>,
): Promise<void> {
  for (const streams of Map.groupBy(screens.values(), (stream) => stream.who.sessionId).values()) {
    const [first] = streams;
    if (!first) continue;
    const { who } = first;
    const now = await stillThere(who);
    if (now?.person.role === who.person.role && !now.restrictions?.lacksSecondFactor) continue;
    for (const { end } of streams) end();
  }
}

/** Gives what ends a stream. One that has ended is written to no more, also while its screen still has to take what it was told: that would be an error. */
function endInTime(response: ServerResponse, gone: () => void): () => void {
  const over = (): void => {
    clearInterval(beat);
    clearTimeout(late);
    gone();
  };
  const end = (): void => {
    over();
    response.end();
  };
  const beat = setInterval(() => tell(response, ': still here\n\n'), HEARTBEAT_MS);
  const late = setTimeout(end, LONGEST_MS);
  response.on('close', over);
  return end;
}

function tell(screen: ServerResponse, words: string): void {
  if (screen.writableLength > MOST_UNTAKEN) screen.destroy();
  else screen.write(words);
}
