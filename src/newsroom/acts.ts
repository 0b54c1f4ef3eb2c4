import type { Clock } from '../base/clock.ts';
import { Refusal } from '../base/problem.ts';
import { type AuditDetails, recordAudit } from '../store/audit.ts';
import type { Act } from '../story/act.ts';
import type { MediaShelf } from '../media/media-shelf.ts';
import type { Originals } from '../media/originals.ts';
import type { FilmMaker } from '../media/film-maker.ts';
import type { Uploads } from '../media/uploads.ts';
import type { PictureMaker } from '../media/picture-maker.ts';
import type { RecordingReader } from '../media/recording-reader.ts';
import { pressNow } from '../press/press.ts';
import { pressedElsewhere } from '../press/pressed-elsewhere.ts';
import { lastSeq } from '../store/changes.ts';
import { isTurnLost } from '../base/turn-lost.ts';
import { inSpan } from '../seeing/spans.ts';
import type { Standing } from '../seeing/standings.ts';
import type { Role } from '../story/person.ts';
import type { PressReceipt } from '../story/receipt.ts';
import type { PressRooms } from '../press/press-tasks.ts';
import type { Db } from '../store/open-store.ts';
import type { Elsewhere } from '../contract/nodes.ts';
import type { CurrentDrafts } from './drafts/current-drafts.ts';
import type { LinkChecker } from './link-checker.ts';
import type { SignInState } from './people/sign-in-state.ts';
import type { Purging } from './purge-caches.ts';
import type { LiveScreens } from './desk/live-screens.ts';
import type { Presence } from './desk/presence.ts';

/** Who acts: somebody who signed in, or the command line or the system, who have no id. */
export interface Actor {
  readonly name: string;
  /** A person's id. */
  readonly id?: string;
  /** A person's role, as it was when they asked. */
  readonly role?: Role;
}

/** Everything the newsroom works with, once it is open. The door has all of it; an act names what it uses (`Uses`). */
export interface NewsroomParts extends PressRooms {
  /** The drafts as people type them together. */
  readonly drafts: CurrentDrafts;
  /** Asks where links to other sites lead. */
  readonly links: LinkChecker;
  /** The bytes of pictures, films and sound, for previews and the editor. */
  readonly media: MediaShelf;
  /** The files that people sent, which nobody but the newsroom ever has. */
  readonly originals: Originals;
  /** What people are sending. */
  readonly uploads: Uploads;
  /** Makes pictures of what people send. */
  readonly pictures: PictureMaker;
  /** Reads films and sound that people send. */
  readonly recordings: RecordingReader;
  /** Makes sizes of films, where this machine has ffmpeg. */
  readonly films: FilmMaker;
  /** How far a settle of the shelf is on the machines that serve readers elsewhere; absent where there are none. */
  readonly elsewhere?: (settle: number) => Elsewhere;
  /** True when this runs as a demonstration, with accounts that everybody may use. */
  readonly isDemo: boolean;
  /** True when this newsroom sends e-mail. */
  readonly isMailing: boolean;
  /** What signing in remembers. */
  readonly signIn: SignInState;
  /** Who is in which story now. */
  readonly presence: () => Presence;
  /** Has caches before readers let go of what changed; null where none is named. */
  readonly caches: Purging | null;
  /** How everything stands that this newsroom runs on, in words. */
  readonly standings: () => Promise<readonly Standing[]>;
  /** Tells screens what changed. */
  readonly live: LiveScreens;
}

/** What an act uses of the newsroom, by name: whoever calls it without that is told so by the compiler. */
export type Uses<Part extends keyof NewsroomParts> = Pick<NewsroomParts, Part>;

/** The record that an act leaves: who, when, what, in words. */
export function actBy(actor: Actor, clock: Clock, what: Pick<Act, 'act' | 'summary'>): Act {
  return { at: clock.now(), by: actor.name, ...what };
}

/** Records an act in the audit, within the transaction that does it. Who has no id is `system`, and named in the details. */
export async function audit(tx: Db, actor: Actor, { storyId, details = {}, ...act }: Audited): Promise<void> {
  const named = actor.id === undefined ? { name: actor.name, ...details } : details;
  const { at, summary } = act;
  await recordAudit(tx, { at, by: actor.id ?? 'system', act: act.act, storyId, summary, details: named });
}

interface Audited extends Act {
  readonly storyId: string | null;
  readonly details?: AuditDetails;
}

/**
 * Keeps what `work` writes in one transaction, then brings the shelf up to date and returns what was pressed. A full disk
 * is a `Refusal` either way, and its code says which: `disk-full`, nothing was kept; `kept-not-pressed`, readers have it later.
 */
export async function commitAndPress<T>(
  rooms: PressRooms,
  work: (tx: Db) => Promise<T>,
): Promise<{ kept: T; receipt: PressReceipt }> {
  const before = rooms.isPressedElsewhere ? await lastSeq(rooms.store.reader) : 0;
  const kept = await inSpan('commit', () => rooms.store.write(work));
  const pressing = () => (rooms.isPressedElsewhere ? pressedElsewhere(rooms, before) : pressNow(rooms).catch(again));
  const receipt = await inSpan('press', () => pressing().catch(refuseLate), pagesOf);
  return { kept, receipt };

  /** Who lost their turn to another presses what that one left. */
  async function again(error: unknown): Promise<PressReceipt> {
    if (!isTurnLost(error)) throw error;
    return pressNow(rooms);
  }
}

const pagesOf = ({ pressed, rendered, due }: PressReceipt) => ({ pages: pressed.length, rendered, due });

function refuseLate(error: unknown): never {
  if (!(error instanceof Refusal)) throw error;
  throw new Refusal(
    'kept-not-pressed',
    error.status,
    `This has been saved and need not be done again, but readers do not see it yet. ${error.message}`,
    error.problems,
  );
}
