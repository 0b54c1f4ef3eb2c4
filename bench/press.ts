// From the order until every page that shows it is on the shelf, and until readers have it over HTTP, with a small and a large archive: a
// publication, a correction, a withdrawal, a kill, the launch of a front; and the full press of each.
// node scripts/run.mjs bench/press.ts [--rounds N] [--rest MS] [stories …]
//   --rounds N  so often each (120)
//   --rest MS   so long nobody publishes between two, and memory is collected then, as the newsroom's process does (0: one after the other)
import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { newId } from '../src/base/ids.ts';
import { openDelivery } from '../src/delivery/open-delivery.ts';
import { giveCommand } from '../src/newsroom/fronts/give-command.ts';
import { launchNow } from '../src/newsroom/fronts/launch.ts';
import { collectInQuiet } from '../src/main/quiet-moments.ts';
import { killStory } from '../src/newsroom/publishing/kill-story.ts';
import { withdrawStory } from '../src/newsroom/publishing/withdraw-story.ts';
import { pressAll } from '../src/press/press.ts';
import { boardRevision } from '../src/store/arranging.ts';
import type { StandingContainer } from '../src/story/arrangement.ts';
import type { FrontAct } from '../src/story/front-commands.ts';
import type { Person } from '../src/story/person.ts';
import type { PressReceipt } from '../src/story/receipt.ts';
import type { Story } from '../src/story/story.ts';
import { publishStory } from '../test/house/publish-story.ts';
import { madeStory, makeNewsroom, type MadeNewsroom, ownPath, placesOf } from './archive.ts';
import { percentile, row, title } from './report.ts';

const { values, positionals } = parseArgs({
  options: { rounds: { type: 'string', default: '120' }, rest: { type: 'string', default: '0' } },
  allowPositionals: true,
});
const ROUNDS = Number(values.rounds);
const REST_MS = Number(values.rest);
/** The first ones, which are not counted. */
const WARM_UP = 20;
const editor: Person = { id: 'p234567892', name: 'Ada Reed', role: 'editor' };
const sizes = positionals.map(Number);

if (REST_MS > 0) {
  setFlagsFromString('--expose-gc');
  globalThis.gc = runInNewContext('gc') as NodeJS.GCFunction;
}
title(
  'To reach, live (issue 11): p50 ≤ 30 ms, p99 ≤ 50 ms at every size, large / small ≤ 1.2; 1.2 times the pages of Hugo a second, ≤ 400 MB',
);
const medians = new Map<string, number[]>();
for (const size of sizes.length > 0 ? sizes : [1000, 20_000]) await measure(size);
title('large / small');
for (const [what, all] of medians) row(what, ((all.at(-1) ?? 0) / (all[0] ?? 1)).toFixed(2));

/** What readers find at an address once it is done, or no longer find. */
interface Found {
  readonly path: string;
  readonly text: string;
  readonly isThere: boolean;
}

interface Act {
  readonly what: string;
  /** Anything that comes before and is not measured. */
  before?(round: number): Promise<void>;
  order(round: number): Promise<PressReceipt>;
  found(round: number): readonly Found[];
}

async function measure(size: number): Promise<void> {
  const made = await makeNewsroom(size);
  const stopping = new AbortController();
  if (REST_MS > 0) collectInQuiet(made.rooms.store, { signal: stopping.signal });
  const full = await pressAll(made.rooms);
  const seconds = full.tookMs / 1000;
  title(
    `${size} stories: ${full.pressed.length} pages in ${seconds.toFixed(1)} s, ${Math.round(full.pressed.length / seconds)} a second, peak RSS ${peak()}`,
  );
  row('what', 'shelf p50', 'p99', 'live p50', 'p99', 'CPU each', 'CPU p99', 'pages', 'rendered');
  for (const act of [...actsOnStories(made, size), await launching(made, size)]) await tell(made, act);
  row('peak RSS', peak());
  stopping.abort();
  await made.rooms.close();
  rmSync(made.rooms.folder.root, { recursive: true });
}

function peak(): string {
  return `${Math.round(process.resourceUsage().maxRSS / 1024)} MB`;
}

async function tell({ rooms: { shelf, media, log, folder } }: MadeNewsroom, act: Act): Promise<void> {
  const delivery = openDelivery({ shelf, media, log, lastGoodFolder: folder.lastGood });
  const { url } = await delivery.listen({ host: '127.0.0.1', port: 0 });
  const [times, live, cpu]: [number[], number[], number[]] = [[], [], []];
  let last: PressReceipt | null = null;
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    await act.before?.(round);
    if (REST_MS > 0) await sleep(REST_MS);
    const [started, before] = [performance.now(), process.cpuUsage()];
    last = await act.order(round);
    const [took, used] = [performance.now() - started, process.cpuUsage(before)];
    await Promise.all(act.found(round).map((found) => untilSo(url, found)));
    if (round < WARM_UP) continue;
    times.push(took);
    live.push(performance.now() - started);
    cpu.push((used.user + used.system) / 1000);
  }
  await delivery.close();
  medians.set(act.what, [...(medians.get(act.what) ?? []), percentile(live, 0.5)]);
  const each = cpu.reduce((sum, one) => sum + one, 0) / ROUNDS;
  const told = [ms(times, 0.5), ms(times, 0.99), ms(live, 0.5), ms(live, 0.99), `${each.toFixed(1)} ms`, ms(cpu, 0.99)];
  row(act.what, ...told, last?.pressed.length ?? 0, last?.rendered ?? 0);
}

/** Each is done to stories that the first of them published, so that all of it happens on the fronts. */
function actsOnStories({ rooms, sections }: MadeNewsroom, size: number): Act[] {
  const bench = { name: 'bench' };
  const fresh = (round: number) => madeStory(size + round, sections);
  const note = (round: number) => `An earlier version had another number than ${round}.`;
  const longer = (story: Story): Story => ({ ...story, body: [...story.body, { type: 'divider' }] });
  const away = WARM_UP + ROUNDS;
  const toTake = (round: number) => fresh(away + round);
  const publish = async (story: Story) =>
    (await publishStory(rooms, { story, change: 'first', note: null }, bench)).press;
  return [
    {
      what: 'publish',
      order: (round) => publish(fresh(round)),
      found: (round) => standsAt(fresh(round), true),
    },
    {
      what: 'correction',
      order: async (round) => {
        const version = { story: longer(fresh(round)), change: 'correction' as const, note: note(round) };
        return (await publishStory(rooms, version, bench)).press;
      },
      found: (round) =>
        ['', '/lite'].map((under) => ({ path: under + ownPath(fresh(round)), text: note(round), isThere: true })),
    },
    {
      what: 'body fix',
      order: async (round) => {
        const old = madeStory(round * Math.floor(size / (ROUNDS + WARM_UP)), sections);
        return (await publishStory(rooms, { story: longer(old), change: 'minor', note: null }, bench)).press;
      },
      found: () => [],
    },
    {
      what: 'withdrawal',
      before: async (round) => void (await publish(toTake(round))),
      order: async (round) => (await withdrawStory(rooms, { storyId: toTake(round).id, reason: 'Bench' }, bench)).press,
      found: (round) => standsAt(toTake(round), false),
    },
    {
      what: 'kill',
      before: async (round) => void (await publish(toTake(away + round))),
      order: async (round) => {
        const storyId = toTake(away + round).id;
        return (await killStory(rooms, { storyId, reason: 'A bench killed it' }, bench)).press;
      },
      found: (round) => [
        ...standsAt(toTake(away + round), false),
        { path: ownPath(toTake(away + round)), text: 'A bench killed it', isThere: true },
      ],
    },
  ];
}

/** A front of one container, whose splash gets another headline each time. */
async function launching({ rooms, sections }: MadeNewsroom, size: number): Promise<Act> {
  const card = { id: newId(), group: 'veryBig' as const, sublinks: [], overrides: {} };
  const container: StandingContainer = {
    id: newId(),
    ...{ title: 'Top', layout: 'lead', size: 6, backfill: null, hidden: false, editions: null, label: null },
    cards: [{ ...card, content: { is: 'story', id: madeStory(size - 1, sections).id } }],
  };
  const give = async (act: FrontAct) => {
    const on = await boardRevision(rooms.store.reader);
    await giveCommand(rooms, { id: newId(), hand: 'bench', on, do: act }, editor);
  };
  await give({ act: 'begin-front', front: 'uk', containers: [container] });
  const words = (round: number) => `As the desk has it for the ${round}th time`;
  return {
    what: 'launch',
    before: (round) => {
      const set = { value: words(round), against: 1 };
      return give({ act: 'override', container: container.id, card: card.id, field: 'headline', set });
    },
    order: async () => {
      const on = await boardRevision(rooms.store.reader);
      const things = [{ kind: 'front', id: 'uk' } as const, { kind: 'container', id: container.id } as const];
      return (await launchNow(rooms, { things, on, until: null }, editor)).press;
    },
    found: (round) => [{ path: '/', text: words(round), isThere: true }],
  };
}

function standsAt(story: Story, isThere: boolean): Found[] {
  const [own, lite, ...lists] = placesOf(story);
  const places = isThere ? [own!, lite!, ...lists] : lists;
  return places.map((path) => ({ path, text: story.id, isThere }));
}

async function untilSo(url: string, { path, text, isThere }: Found): Promise<void> {
  for (let tries = 0; tries < 1000; tries += 1)
    if ((await (await fetch(url + path)).text()).includes(text) === isThere) return;
  throw new Error(`${path} never ${isThere ? 'had' : 'lost'} ${text}`);
}

function ms(times: readonly number[], share: number): string {
  return `${percentile(times, share).toFixed(1)} ms`;
}
