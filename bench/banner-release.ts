// A breaking banner put up and taken off, and a release of a story together with a front, each until readers have it; beside the publication of a
// story alone. node scripts/run.mjs bench/banner-release.ts [stories …]
import { rmSync } from 'node:fs';
import { newId } from '../src/base/ids.ts';
import { putBanner, takeBannerOff } from '../src/newsroom/banner/banners.ts';
import { beginFront } from '../src/newsroom/fronts/give-command.ts';
import { seenOf } from '../src/newsroom/publishing/approved.ts';
import { releaseNow } from '../src/newsroom/publishing/release.ts';
import { pressAll } from '../src/press/press.ts';
import { boardRevision } from '../src/store/arranging.ts';
import { bannerRevision } from '../src/store/banners.ts';
import { saveDraft } from '../src/store/drafts.ts';
import { readDraft, type Thing } from '../src/store/launches.ts';
import type { Person } from '../src/story/person.ts';
import type { PressReceipt } from '../src/story/receipt.ts';
import { draftsAtRest } from '../test/house/drafts-at-rest.ts';
import { madeStory, makeNewsroom, type MadeNewsroom } from './archive.ts';
import { percentile, row } from './report.ts';

const ROUNDS = 60;
const editor: Person = { id: 'p234567892', name: 'Ada Reed', role: 'editor' };
const sizes = process.argv.slice(2).map(Number);

row('stories', 'what', 'p50', 'p99', 'pages');
for (const size of sizes.length > 0 ? sizes : [1000, 20_000]) await measure(size);

async function measure(size: number): Promise<void> {
  const made = await makeNewsroom(size);
  await pressAll(made.rooms);
  await beginFront(made.rooms, { front: 'uk', hand: 'bench' }, editor);
  const releases = openReleases(made, size);
  await tell(size, 'a story alone', () => releases({ withFront: false }));
  await tell(size, 'a story with a front', () => releases({ withFront: true }));
  await tell(size, 'a banner put up', () => banner(made, putUp));
  await tell(size, 'a banner taken off', async () => {
    await banner(made, putUp);
    return banner(made, takeBannerOff);
  });
  await made.rooms.close();
  rmSync(made.rooms.folder.root, { recursive: true });
}

/** Measures what answers with a receipt: the time of its last act alone, which the receipt tells. */
async function tell(size: number, what: string, act: () => Promise<Done>): Promise<void> {
  const times: number[] = [];
  let pages = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const done = await act();
    times.push(done.took);
    pages = done.press.pressed.length;
  }
  row(size, what, ms(times, 0.5), ms(times, 0.99), pages);
}

interface Done {
  readonly took: number;
  readonly press: PressReceipt;
}

async function timed(work: () => Promise<PressReceipt>): Promise<Done> {
  const started = performance.now();
  const press = await work();
  return { took: performance.now() - started, press };
}

type Rooms = MadeNewsroom['rooms'];
type Sent = Parameters<typeof takeBannerOff>[1];

async function banner(
  { rooms }: MadeNewsroom,
  act: (rooms: Rooms, sent: Sent, actor: Person) => Promise<PressReceipt>,
): Promise<Done> {
  const sent = { id: newId(), on: await bannerRevision(rooms.store.reader), editions: ['uk'] };
  return timed(() => act(rooms, sent, editor));
}

function putUp(rooms: Rooms, sent: Sent, actor: Person): Promise<PressReceipt> {
  const words = `The sea wall at Lowmere is breaking, ${sent.id}`;
  return putBanner(rooms, { ...sent, words, link: null, until: { minutes: 60 } }, actor);
}

/** Publishes one new story after the other, each as its editor saw it; with a front as it is arranged, where that is wanted. */
function openReleases({ rooms, sections }: MadeNewsroom, size: number) {
  let number = size;
  const withDrafts = { ...rooms, drafts: draftsAtRest(rooms.store) };
  return async ({ withFront }: { readonly withFront: boolean }): Promise<Done> => {
    number += 1;
    const story = madeStory(number, sections);
    const act = { at: rooms.clock.now(), by: editor.name };
    const revision = await rooms.store.write((tx) => saveDraft(tx, story, act));
    const approvals = [{ storyId: story.id, seen: seenOf(revision, story), change: 'first' as const, note: null }];
    const on = await boardRevision(rooms.store.reader);
    const launch = withFront ? { things: await thingsOf(rooms), on, until: null } : null;
    return timed(async () => (await releaseNow(withDrafts, { approvals, launch }, editor)).press);
  };
}

async function thingsOf({ store }: Rooms): Promise<Thing[]> {
  const front = { kind: 'front', id: 'uk' } as const;
  const draft = await readDraft(store.reader, front);
  const ids = draft && 'containers' in draft ? draft.containers : [];
  return [front, ...ids.map((id) => ({ kind: 'container', id }) as const)];
}

function ms(times: readonly number[], share: number): string {
  return `${percentile(times, share).toFixed(1)} ms`;
}
