import type { Instant } from '../../base/clock.ts';
import { type Problem, problem, Refusal } from '../../base/problem.ts';
import type { ReleasedVersion } from '../../contract/publishing.ts';
import { readAuthors, saveAuthor } from '../../store/authors.ts';
import { recordChange } from '../../store/changes.ts';
import { changeMediaItem, readMediaItem } from '../../store/media-items.ts';
import { noteReplaced } from '../../store/media-replacing.ts';
import { replaceOnCards } from '../../store/replace-on-cards.ts';
import { touchedByPicture } from '../../store/media-uses.ts';
import { whereMediaIs } from '../../store/media-where.ts';
import type { Db } from '../../store/open-store.ts';
import type { NewVersion } from '../../store/public-acts.ts';
import { readPublished } from '../../store/versions.ts';
import { type Cover, needsCovers } from '../../story/covers.ts';
import { type Fact, facts } from '../../story/facts.ts';
import { detailsOf, type MediaItem, type NewWords } from '../../story/media-item.ts';
import { areAlike, held } from '../../story/picture.ts';
import { publicPath } from '../../story/published.ts';
import type { PressReceipt } from '../../story/receipt.ts';
import { type Replacement, withReplaced } from '../../story/replace-picture.ts';
import { type ChangeKind, needsNote } from '../../story/version.ts';
import { type Actor, audit, commitAndPress, type Uses } from '../acts.ts';
import { letThroughWhatMay, type Stopped } from '../gate.ts';
import { changeMedia, type ChangingRooms, named } from './change-media.ts';

/** Which item takes the place of which, and what readers are told about it. */
export interface Replacing {
  readonly id: string;
  readonly by: string;
  readonly change: Extract<ChangeKind, 'correction' | 'minor'>;
  readonly note: string | null;
  readonly words: NewWords;
  /** What is covered in the new one from the first moment; empty where somebody looked and nothing needs it, null where nobody was asked. */
  readonly covers: readonly Cover[] | null;
  /** Whether past versions lose the old one as well. */
  readonly isFromPast: boolean;
}

interface LeftAlone {
  readonly storyId: string;
  readonly headline: string;
  readonly problems: Problem[];
}

interface InStories {
  readonly versions: readonly ReleasedVersion[];
  /** Live stories that show the old one still, because they may not go live as they stand. */
  readonly stopped: readonly LeftAlone[];
}

interface ReplacedMedia {
  /** The one that was replaced, as it is now. */
  readonly item: MediaItem;
  readonly stories: InStories;
  /** In how many drafts it was replaced. */
  readonly drafts: number;
  readonly receipt: PressReceipt;
}

/**
 * Puts one item in the place of another. Drafts come first, each for itself, so that a draft that reads like its live version does so
 * afterwards; then every live story, every card of a front and every face, in one transaction. Should it end between the two, asking again does the rest. Refuses (404) what is not
 * there, (409) what nobody may be shown, and (422) a correction without its note, or what would let somebody be seen who was covered.
 */
export async function replaceMedia(
  rooms: ChangingRooms & Uses<'drafts'>,
  wanted: Replacing,
  actor: Actor,
): Promise<ReplacedMedia> {
  const { old, by: other } = await needBoth(rooms.store.reader, wanted);
  const by = await coverFirst(rooms, { by: other, covers: wanted.covers }, actor);
  refuseUncovered(old, by, wanted);
  const replacement = { id: old.id, by: by.picture, words: wanted.words };
  const drafts = await inDrafts(rooms, replacement, actor);
  const at = rooms.clock.now();
  const { kept, receipt } = await commitAndPress(rooms, async (tx) => {
    refuseUncovered((await readMediaItem(tx, old.id)) ?? old, (await readMediaItem(tx, by.id)) ?? by, wanted);
    await keepCuts(tx, { old, by, at, who: actor.id ?? actor.name });
    const replaced = { at, by: actor.id ?? actor.name, with: by.id, words: wanted.words };
    // First, or one that comes back would be refused for having been replaced itself.
    await noteReplaced(tx, old.id, replaced, wanted.isFromPast);
    const stories = await inStories(tx, { replacement, wanted, at, actor });
    const onCards = await replaceOnCards(tx, old.id, by.id);
    await inFaces(tx, { old, by, at, actor });
    await tell(tx, { old, by, wanted, at, actor, onCards, ...stories });
    return { stories, item: (await readMediaItem(tx, old.id)) ?? old };
  });
  return { ...kept, drafts, receipt };
}

/** The new one as it is covered, before anybody has it. */
async function coverFirst(
  rooms: ChangingRooms,
  { by, covers }: Pick<Cuts, 'by'> & Pick<Replacing, 'covers'>,
  actor: Actor,
): Promise<MediaItem> {
  if (!covers || covers.length === 0) return by;
  const { items } = await changeMedia(
    rooms,
    [{ id: by.id, revision: by.revision, set: { covers: [...covers] } }],
    actor,
  );
  return items[0] ?? by;
}

/** Nobody knows where in another picture a face stands that was covered: even in one of the same shape it may stand elsewhere. */
function refuseUncovered(old: MediaItem, by: MediaItem, { covers }: Pick<Replacing, 'covers'>): void {
  if (!needsCovers(detailsOf(old), detailsOf(by)) || covers?.length === 0) return;
  const say =
    'Part of the picture being replaced is covered, and nothing in this one is. Say what should be covered in it, or that nothing needs to be.';
  throw new Refusal('covers-missing', 422, say, [problem('covers-missing', 'covers', say)]);
}

async function needBoth(db: Db, { id, by, change, note }: Replacing): Promise<{ old: MediaItem; by: MediaItem }> {
  const [old, other] = [await readMediaItem(db, id), await readMediaItem(db, by)];
  if (!old || !other) throw new Refusal('no-such-media', 404, 'There is no such item in the library.');
  if (id === by) throw new Refusal('picture-same', 409, 'This is the same file. Choose another one.');
  if (old.kind !== other.kind)
    throw new Refusal(
      'media-unlike',
      409,
      'A film, a recording and a picture cannot replace one another. Choose another file.',
    );
  if (other.end && other.end.is !== 'replaced')
    throw new Refusal('picture-ended', 409, 'That picture may no longer be shown. Choose another one.');
  if (needsNote(change) && !note)
    throw new Refusal('not-publishable', 422, 'A correction needs a note to readers.', [
      problem('note-missing', 'note', 'Tell readers what was wrong with the picture.'),
    ]);
  return { old, by: other };
}

async function inDrafts(
  { store, clock, drafts }: Uses<'store' | 'clock' | 'drafts'>,
  replacement: Replacement,
  actor: Actor,
): Promise<number> {
  const by = { id: actor.id ?? null, name: actor.name };
  const uses = await whereMediaIs(store.reader, replacement.id);
  const open = uses.filter(({ inDraft, state }) => inDraft && state !== 'killed');
  for (const { storyId } of open) await drafts.replacePicture(storyId, replacement, { ...by, at: clock.now() });
  return open.length;
}

interface Step {
  readonly replacement: Replacement;
  readonly wanted: Replacing;
  readonly at: Instant;
  readonly actor: Actor;
}

async function inStories(tx: Db, { replacement, wanted: { change, note }, at, actor }: Step): Promise<InStories> {
  const uses = await whereMediaIs(tx, replacement.id);
  const versions: NewVersion[] = [];
  for (const { storyId } of uses.filter(({ isCurrent, state }) => isCurrent && state === 'live')) {
    const published = await readPublished(tx, storyId);
    if (published) versions.push({ story: withReplaced(published.story, replacement), change, note });
  }
  const also = ', with another picture';
  const { live, stopped } = await letThroughWhatMay(tx, versions, {
    actor,
    at,
    act: 'publish',
    also,
    details: { replaced: replacement.id },
  });
  return {
    versions: live.map(({ story, version }) => ({
      ...{ storyId: story.id, headline: story.headline, version },
      path: publicPath(story),
    })),
    stopped: stopped.map(leftAlone),
  };
}

function leftAlone({ version: { story }, why }: Stopped): LeftAlone {
  const problems = why.problems.length > 0 ? [...why.problems] : [problem(why.code, '', why.message)];
  return { storyId: story.id, headline: story.headline, problems };
}

/** Who has it beside their name has the other there. */
async function inFaces(tx: Db, { old, by, at, actor }: Omit<Cuts, 'who'> & Pick<Step, 'actor'>): Promise<void> {
  const signed = (await readAuthors(tx)).filter(({ picture }) => picture?.id === old.id);
  for (const author of signed) {
    const summary = `Replaced the picture of ${author.name}`;
    const act = { at, by: actor.name, act: 'change-author', summary };
    await saveAuthor(tx, { ...author, picture: held(by.picture) }, act);
  }
}

interface Cuts {
  readonly old: MediaItem;
  readonly by: MediaItem;
  readonly at: Instant;
  readonly who: string;
}

/** A picture of the same shape is cut as the one before was by hand; of another shape, as is proposed for it. What somebody chose for it stays. */
async function keepCuts(tx: Db, { old, by, at, who }: Cuts): Promise<void> {
  if (!areAlike(old.picture, by.picture) || by.byHand.focus || by.byHand.crops) return;
  const { focus, crops } = old.byHand;
  const set = { ...(focus && { focus: focus.value }), ...(crops && { crops: crops.value }) } as object;
  if (Object.keys(set).length > 0)
    await changeMediaItem(tx, { id: by.id, revision: by.revision, set }, { at, by: who });
}

interface ReplacementRecord extends InStories, Omit<Cuts, 'who'> {
  readonly wanted: Replacing;
  readonly actor: Actor;
  /** What is not what it was because of cards. */
  readonly onCards: readonly Fact[];
}

async function tell(
  tx: Db,
  { old, by, wanted, at, actor, onCards, versions, stopped }: ReplacementRecord,
): Promise<void> {
  const past = wanted.isFromPast ? ', in past versions too' : '';
  const summary = `Replaced ${named([old])} with ${named([by])}${past}`;
  const what = { at, by: actor.name, act: 'replace-picture', summary, storyId: null };
  const touched = [...onCards, ...(await touchedByPicture(tx, old.id)), ...(await touchedByPicture(tx, by.id))];
  await recordChange(tx, { ...what, facts: [...new Set([facts.media(old.id), facts.media(by.id), ...touched])] });
  const details = {
    media: old.id,
    with: by.id,
    stories: versions.length,
    left: stopped.length,
    isFromPast: wanted.isFromPast,
    ...(wanted.covers && { covered: wanted.covers.length }),
  };
  await audit(tx, actor, { ...what, details });
}
