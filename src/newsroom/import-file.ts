import { differ } from '../base/differ.ts';
import type { Clock, Instant } from '../base/clock.ts';
import { newId } from '../base/ids.ts';
import { type Problem, problem } from '../base/problem.ts';
import type { Act } from '../story/act.ts';
import { changeWorkflow, readBars } from '../store/desk-state.ts';
import { readSettings } from '../store/documents.ts';
import { readDraft, saveDraft } from '../store/drafts.ts';
import type { Db, Store } from '../store/open-store.ts';
import { saveRedirect, type Source } from '../store/sources.ts';
import { readPublished } from '../store/versions.ts';
import { startOfDay } from '../story/local-time.ts';
import { type PublishedStory, storyPath } from '../story/published.ts';
import type { Picture } from '../story/picture.ts';
import { slugify } from '../story/slug.ts';
import { type Story, storySchema } from '../story/story.ts';
import type { ChangeKind } from '../story/version.ts';
import type { Arrival } from '../wire/arrival.ts';
import { audit } from './acts.ts';
import { letThrough } from './gate.ts';
import { zoneOf } from './publishing/embargo.ts';
import type { PageReader } from './read-apart.ts';
import { type Had, hadPictures, type OldPicture, withHad } from './wire/hang-old-pictures.ts';
import { fileUnder } from './wire/file-under.ts';
import { keepKnown, knownAs } from './wire/known-again.ts';
import type { SectionPlan } from './section-plan.ts';
import { digestOf, oldPath } from '../wire/identity.ts';

export interface ImportOrder {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly publish: boolean;
  /** Where pages go by the section they name, as somebody confirmed it; without it no section is made. */
  readonly sections?: SectionPlan;
  /** Has a picture of a page, or null where it cannot be had; without it, the words of pictures stand for them. */
  readonly pictures?: ((page: Arrival, picture: OldPicture) => Promise<Picture | null>) | undefined;
  /** Who imports. */
  readonly by: string;
}

/** What became of one file. */
export type ImportReceipt =
  | {
      readonly ok: true;
      readonly story: Story;
      /** Path on the readers' site. It answers once the story is published. */
      readonly address: string;
      readonly isPublished: boolean;
      /** `known`: the same page was here before and nothing in it is new. */
      readonly result: 'new' | 'changed' | 'known';
      readonly firstPublishedAt: string | null;
      readonly lastUpdatedAt: string | null;
      readonly warnings: readonly Problem[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Turns the bytes of an archived page into a story, and publishes it when told to, in one transaction. The same page gives
 * the same story again; another capture of it, with other words, gives that story's next version. Its old address, when known,
 * leads to it for good. What cannot be read is answered with the reasons; nothing is kept of it.
 */
export async function importFile({ store, clock, pages }: Taking, order: ImportOrder): Promise<ImportReceipt> {
  const { fileName, bytes } = order;
  const read = await pages.read({ fileName, bytes });
  if (!read.ok) return read;
  const hung = await hadPictures(read.arrival, order);
  return store.write((tx) => keepArrival(tx, read.arrival, { order, act: actOf(order, clock), hung }));
}

/** What takes a file in. */
interface Taking {
  readonly store: Store;
  readonly clock: Clock;
  readonly pages: PageReader;
}

interface Circumstances {
  readonly order: ImportOrder;
  readonly act: Act;
  readonly hung: Had;
}

function actOf({ fileName, by }: ImportOrder, clock: Clock): Act {
  return { at: clock.now(), by, act: 'import', summary: `Imported ${fileName}` };
}

async function keepArrival(tx: Db, read: Arrival, { order, act, hung }: Circumstances): Promise<ImportReceipt> {
  const digest = digestOf(read);
  const { source: known, warnings: alike } = await knownAs(tx, read);
  const { warnings, ...found } = await storyFor(tx, read, { known, digest, act, plan: order.sections ?? new Map() });
  const story = found.isAsImported ? withHad(found.story, read, hung) : found.story;
  if (known?.digest !== digest || story !== found.story) {
    await saveDraft(tx, story, act);
    await keepKnown(tx, read, { storyId: story.id, digest });
  }
  const arrival = onItsClock(read, await zoneOf(tx, story.edition));
  const redirected = await keepOldAddress(tx, arrival, { storyId: story.id, act });
  const result = story === found.story ? resultOf(known, digest) : resultOf(known, '');
  const ahead = order.publish ? await holdIfAhead(tx, { story, arrival, order, act, hung }) : [];
  const published =
    order.publish && ahead.length === 0
      ? await publishImported(tx, { story, arrival, order, act, hung, isSamePage: known?.digest === digest })
      : { story: await readPublished(tx, story.id), warnings: ahead };
  if ((!order.publish || ahead.length > 0) && result !== 'known')
    await audit(tx, { name: order.by }, { ...act, storyId: story.id, details: { file: order.fileName } });
  return {
    ok: true,
    story,
    address: storyPath(story),
    isPublished: published.story?.state.is === 'live',
    result,
    firstPublishedAt: arrival.firstPublishedAt,
    lastUpdatedAt: arrival.lastUpdatedAt,
    warnings: [...arrival.warnings, ...alike, ...warnings, ...redirected, ...hung.warnings, ...published.warnings],
  };
}

/** A page that gives the day only is of that day where its readers are: the day begins on the clock of the edition it is filed in. */
function onItsClock(read: Arrival, zone: string): Arrival {
  if (!read.warnings.some(({ code }) => code === 'hour-unknown')) return read;
  const begun = (at: Instant | null) => (at?.endsWith('T00:00:00Z') ? startOfDay(at.slice(0, 10), zone) : at);
  return { ...read, firstPublishedAt: begun(read.firstPublishedAt), lastUpdatedAt: begun(read.lastUpdatedAt) };
}

function resultOf(known: Source | null, digest: string): 'new' | 'changed' | 'known' {
  if (!known) return 'new';
  return known.digest === digest ? 'known' : 'changed';
}

interface Before {
  readonly known: Source | null;
  readonly digest: string;
  readonly act: Act;
  readonly plan: SectionPlan;
}

/** The story an arrival is: the one it was before, when nothing in it is new, or one made from its words. */
async function storyFor(
  tx: Db,
  arrival: Arrival,
  { known, digest, act, plan }: Before,
): Promise<{ story: Story; warnings: readonly Problem[]; isAsImported: boolean }> {
  const before = known ? await readDraft(tx, known.storyId) : null;
  if (before && known?.digest === digest)
    return { story: before.story, warnings: [], isAsImported: before.by === act.by };
  if (before && before.by !== act.by) return { story: before.story, warnings: [editedHere], isAsImported: false };
  const settings = await readSettings(tx);
  if (!settings) throw new Error('A newsroom without settings cannot take files in.');
  const { warnings, ...filed } = await fileUnder(tx, arrival, { settings, act, plan });
  const story = storySchema.parse({
    ...arrival.story,
    ...filed,
    id: before?.storyId ?? newId(),
    urlSlug: before?.story.urlSlug ?? slugify(arrival.story.headline),
  });
  return { story, warnings, isAsImported: true };
}

const editedHere = problem(
  'edited-here',
  'story',
  'This page has changed, but the story has been edited here since, so it was left alone. Compare them by hand.',
);

async function keepOldAddress(
  tx: Db,
  arrival: Arrival,
  { storyId, act }: { storyId: string; act: Act },
): Promise<Problem[]> {
  const path = oldPath(arrival);
  if (!path) return [];
  const summary = `Redirected ${path} to story ${storyId}`;
  await saveRedirect(tx, { path, storyId }, { ...act, act: 'redirect', summary });
  return [];
}

/** Clocks of pages and of machines differ by up to a day. */
const A_DAY_MS = 24 * 3600 * 1000;

/** A page from the future would lead every list until then: it is held on the desk instead, and said. */
async function holdIfAhead(tx: Db, { story, arrival, act }: Imported): Promise<Problem[]> {
  const latest = [arrival.firstPublishedAt, arrival.lastUpdatedAt]
    .filter((at) => at !== null)
    .toSorted()
    .at(-1);
  if (latest === undefined || Date.parse(latest) < Date.parse(act.at) + A_DAY_MS) return [];
  const reason = `The page is dated ${latest.slice(0, 10)}, which is in the future.`;
  if ((await readBars(tx, story.id)).held === null)
    await changeWorkflow(tx, story.id, { hold: { reason }, who: { at: act.at, by: act.by } });
  const say = `${reason} The story was not published; it is held on the desk. Set its date and release the hold.`;
  return [problem('date-ahead', 'firstPublishedAt', say)];
}

interface Imported extends Circumstances {
  readonly story: Story;
  readonly arrival: Arrival;
}

/** Lets an imported story go live unless readers have it just so; the newsroom's own checks of new stories only warn of it. */
async function publishImported(
  tx: Db,
  { story, arrival, order, act, isSamePage }: Imported & { readonly isSamePage: boolean },
): Promise<Published> {
  const before = await readPublished(tx, story.id);
  if (before && !differ(before.story, story)) return { story: before, warnings: [] };
  // The same words with their pictures are nothing that readers need to be told of.
  const change: ChangeKind = before ? (isSamePage ? 'minor' : 'update') : 'first';
  const note = change === 'update' ? 'Updated from a later copy of the archived page.' : null;
  const { live, warnings } = await letThrough(tx, [{ story, change, note, stated: arrival }], {
    ...{ actor: { name: order.by }, at: act.at, act: 'import', isArchive: true },
    ...{ also: ` from ${order.fileName}`, details: { file: order.fileName } },
  });
  return { story: live[0] ?? null, warnings };
}

interface Published {
  readonly story: PublishedStory | null;
  readonly warnings: readonly Problem[];
}

/** A refusal for what is wrong with the file itself, not with its words. */
export function unreadable(file: string, say: string): ImportReceipt {
  return { ok: false, problems: [problem('file-unreadable', file, say)] };
}
