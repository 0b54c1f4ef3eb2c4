// Arranging and launching a front of sixty cards, with a small and a large archive behind it.
// node scripts/run.mjs bench/fronts.ts [stories …]
import { rmSync } from 'node:fs';
import { newId } from '../src/base/ids.ts';
import { giveCommand } from '../src/newsroom/fronts/give-command.ts';
import { launchNow } from '../src/newsroom/fronts/launch.ts';
import { frontView } from '../src/newsroom/fronts/views.ts';
import { pressAll } from '../src/press/press.ts';
import { boardRevision } from '../src/store/arranging.ts';
import type { StandingContainer } from '../src/story/arrangement.ts';
import type { FrontAct } from '../src/story/front-commands.ts';
import type { Person } from '../src/story/person.ts';
import { madeStory, makeNewsroom, type MadeNewsroom } from './archive.ts';
import { percentile, row } from './report.ts';

const ROUNDS = 200;
const CONTAINERS = 5;
const CARDS = 12;
const editor: Person = { id: 'p234567892', name: 'Ada Reed', role: 'editor' };

const sizes = process.argv.slice(2).map(Number);

row('stories', 'command p50', 'p99', 'open p50', 'p99', 'launch to live p50', 'p99', 'pages');
for (const size of sizes.length > 0 ? sizes : [1000, 20_000]) await measure(size);

async function measure(size: number): Promise<void> {
  const made = await makeNewsroom(size);
  await pressAll(made.rooms);
  const containers = arrangement(made, size);
  await give(made, { act: 'begin-front', front: 'uk', containers });
  await launch(made, containers);
  const times = { command: [] as number[], open: [] as number[], launch: [] as number[] };
  let pages = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const [container] = containers;
    const card = container?.cards.at((round + 1) % CARDS);
    const after = container?.cards.at(round % CARDS)?.id ?? null;
    if (!container || !card) throw new Error('The front has no cards.');
    const move: FrontAct = {
      act: 'move-card',
      card: card.id,
      from: container.id,
      to: container.id,
      list: 'standard',
      after,
    };
    times.command.push(await timed(() => give(made, move)));
    times.open.push(await timed(() => made.rooms.store.snapshot((db) => frontView(db, 'uk', editor))));
    times.launch.push(await timed(async () => void (pages = await launch(made, containers))));
  }
  row(size, ...[times.command, times.open, times.launch].flatMap((all) => [ms(all, 0.5), ms(all, 0.99)]), pages);
  await made.rooms.close();
  rmSync(made.rooms.folder.root, { recursive: true });
}

/** Five containers of twelve of the newest stories, every third with words of an editor. */
function arrangement({ sections }: MadeNewsroom, size: number): StandingContainer[] {
  return Array.from({ length: CONTAINERS }, (_, at) => ({
    id: newId(),
    title: `Container ${at}`,
    layout: 'grid' as const,
    size: CARDS,
    backfill: null,
    hidden: false,
    editions: null,
    label: null,
    cards: Array.from({ length: CARDS }, (__, place) => {
      const { id } = madeStory(size - 1 - at * CARDS - place, sections);
      const headline = { value: `As the desk has it, ${place}`, against: 1 };
      return {
        id: newId(),
        content: { is: 'story' as const, id },
        overrides: place % 3 === 0 ? { headline } : {},
        group: 'standard' as const,
        sublinks: [],
      };
    }),
  }));
}

async function give({ rooms }: MadeNewsroom, act: FrontAct): Promise<void> {
  const on = await boardRevision(rooms.store.reader);
  await giveCommand(rooms, { id: newId(), hand: 'bench', on, do: act }, editor);
}

async function launch({ rooms }: MadeNewsroom, containers: readonly StandingContainer[]): Promise<number> {
  const on = await boardRevision(rooms.store.reader);
  const things = [
    { kind: 'front', id: 'uk' } as const,
    ...containers.map(({ id }) => ({ kind: 'container', id }) as const),
  ];
  return (await launchNow(rooms, { things, on, until: null }, editor)).press.pressed.length;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function ms(times: readonly number[], share: number): string {
  return `${percentile(times, share).toFixed(1)} ms`;
}
