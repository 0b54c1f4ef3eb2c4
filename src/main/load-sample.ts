import { fileURLToPath } from 'node:url';
import type { Instant } from '../base/clock.ts';
import { openMediaShelf } from '../media/media-shelf.ts';
import { pressAll } from '../press/press.ts';
import type { Progress } from '../press/press-tasks.ts';
import { hangPictures } from '../sample/hang-pictures.ts';
import { shippedPictures } from '../sample/shipped-pictures.ts';
import { type SampleAct, sampleNewsroom } from '../sample/sample-newsroom.ts';
import type { Act } from '../story/act.ts';
import { saveAuthor } from '../store/authors.ts';
import { saveFront, saveMostRead, saveSection, saveSettings, saveTopic } from '../store/documents.ts';
import { noteSettingsFile } from '../store/settings-file-note.ts';
import { saveDraft } from '../store/drafts.ts';
import { addMediaItem, changeMediaItem } from '../store/media-items.ts';
import type { Db } from '../store/open-store.ts';
import { type Past, replay } from '../newsroom/gate.ts';
import type { Picture } from '../story/picture.ts';
import { storySchema } from '../story/story.ts';
import { type ShippedBulletin, shippedBulletin } from './sample-bulletin.ts';
import { putSampleOnDesk } from './sample-desk.ts';
import { passTime } from './pass-time.ts';
import { type OpenRooms, takeUpTemplate } from './open-rooms.ts';

const BY = 'sample';

/** What of the sample is slow to make lies ready in the package, two folders above this file's room. */
const shipped = fileURLToPath(new URL('../../sample', import.meta.url));

export interface SampleProgress {
  pictures(now: Progress): void;
  pages(now: Progress): void;
}

/** Makes the sample newsroom in one transaction, after its pictures; dying midway leaves an empty newsroom. */
export async function loadSample(
  rooms: OpenRooms,
  siteUrl: string,
  progress: SampleProgress,
): Promise<{ stories: number; pictures: number }> {
  const pictures = await shippedPictures(shipped, openMediaShelf(rooms.folder.media), (done, total) =>
    progress.pictures({ done, total }),
  );
  const bulletin = await shippedBulletin(shipped, rooms);
  const sample = sampleNewsroom(siteUrl);
  const names = new Map(sample.settings.editions.map(({ id, name }) => [id, name]));
  const act = (what: string, at = rooms.clock.now()): Act => ({ at, by: BY, act: 'set-up', summary: what });
  await rooms.store.write(async (tx) => {
    await saveSettings(tx, sample.settings, act('Set up the sample newsroom'));
    await noteSettingsFile(tx, null);
    for (const section of sample.sections) await saveSection(tx, section, act(`Created section ${section.slug}`));
    for (const topic of sample.topics) await saveTopic(tx, topic, act(`Created topic ${topic.slug}`));
    await putBulletin(tx, bulletin, rooms.clock.now());
    await replaySample(tx, sample.acts, { pictures, at: rooms.clock.now() });
    for (const { author, face } of sample.authors)
      await saveAuthor(
        tx,
        { ...author, picture: face && (pictures.get(face) ?? null) },
        act(`Created the page of ${author.name}`),
      );
    await putSampleOnDesk(tx, rooms.clock.now());
    for (const front of sample.fronts)
      await saveFront(tx, front, act(`Arranged the ${names.get(front.edition)} front`));
    for (const [edition, ids] of Object.entries(sample.mostRead))
      await saveMostRead(tx, edition, ids, act(`Counted what is most read: ${names.get(edition)}`));
  });
  await takeUpTemplate(rooms);
  await passTime(rooms);
  await pressAll(rooms, progress.pages);
  return { stories: new Set(sample.acts.map((one) => one.storyId)).size, pictures: pictures.size };
}

/** The film comes before the story that shows it, with the captions that somebody wrote. */
async function putBulletin(tx: Db, { item, captions }: ShippedBulletin, at: Instant): Promise<void> {
  const { id } = await addMediaItem(tx, item, { at, by: BY });
  await changeMediaItem(tx, { id, revision: 0, set: { captions: [captions] } }, { at, by: BY });
}

/** What the sample says was done once, with the drafts of its stories kept beside. */
async function replaySample(tx: Db, acts: readonly SampleAct[], { pictures, at }: Making): Promise<void> {
  const past: Past[] = [];
  for (const one of acts) {
    const act: Act = { at: one.at, by: BY, act: one.act, summary: summaryOf(one) };
    const done = pastOf(one, act, pictures);
    if (done.is === 'published') await saveDraft(tx, done.version.story, act);
    past.push(done);
  }
  await replay(tx, past, { actor: { name: BY }, at, by: BY, act: 'set-up', summary: 'Created the sample newsroom' });
}

interface Making {
  readonly pictures: ReadonlyMap<string, Picture>;
  readonly at: Instant;
}

function pastOf(one: SampleAct, act: Act, pictures: Making['pictures']): Past {
  const { storyId } = one;
  switch (one.act) {
    case 'publish':
      return { is: 'published', version: { ...one, story: storySchema.parse(hangPictures(one.story, pictures)) }, act };
    case 'withdraw':
      return { is: 'ended', storyId, state: { is: 'withdrawn', at: one.at }, act };
    case 'kill':
      return { is: 'ended', storyId, state: { is: 'killed', at: one.at, reason: one.reason }, act };
    case 'suppress':
      return { is: 'suppressed', storyId, number: one.version, reason: one.reason, act };
  }
}

function summaryOf(one: SampleAct): string {
  return one.act === 'publish' ? `Published “${one.story.headline}”` : `${one.act} ${one.storyId}`;
}
