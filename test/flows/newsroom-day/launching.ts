import { boardRevision, doCommand } from '../../../src/store/arranging.ts';
import { addLaunch, asArranged, goLive } from '../../../src/store/launches.ts';
import type { Db } from '../../../src/store/open-store.ts';
import type {
  CardContent,
  ContainerSettings,
  Overrides,
  StandingContainer,
  Sublink,
} from '../../../src/story/arrangement.ts';
import { cardSizes } from '../../../src/story/arrangement.ts';
import type { FrontAct } from '../../../src/story/front-commands.ts';
import { containerLayouts, type ListName } from '../../../src/story/front.ts';
import { storyKinds } from '../../../src/story/story.ts';
import { idOf } from '../../house/stories.ts';
import { type Desk, editions, sections, topics } from './desk.ts';
import { newMark } from './told.ts';

/** Names of things that nobody named before. */
let named = 500_000;
const nextId = (): string => idOf((named += 1));

/** Two containers that every front may show, so that some are shared. */
const shared = [idOf(400_001), idOf(400_002)];

/** Arranges a front with cards and words of an editor on them, and launches it; a front of an edition that there is not, too. */
export async function launchFront(desk: Desk, tx: Db, ids: readonly string[]): Promise<string> {
  const { pick, house } = desk;
  const front = pick.of(editions);
  const containers = shared.map((id) => aContainer(desk, id, ids));
  const order = pick.often(0.8) ? shared : pick.some(shared);
  const empty = shared.map((id) => ({ ...containers[0]!, id, cards: [] }));
  await give(tx, { act: 'begin-front', front: 'everywhere', containers: empty });
  await give(tx, { act: 'begin-front', front, containers: [] });
  for (const container of shared) await give(tx, { act: 'remove-container', front, container });
  for (const container of order) await give(tx, { act: 'place-container', front, container, after: null });
  for (const to of containers) await give(tx, { act: 'restore-container', container: to.id, to });
  const record = house.act('launch-front');
  const things = [{ kind: 'front', id: front } as const, ...order.map((id) => ({ kind: 'container', id }) as const)];
  const launch = { id: nextId(), at: null, until: null, zone: null };
  await addLaunch(tx, { ...launch, items: await asArranged(tx, things, await boardRevision(tx)) }, record);
  await goLive(tx, launch.id, record);
  return `launch ${front}: ${JSON.stringify(containers.filter(({ id }) => order.includes(id)))}`;
}

async function give(tx: Db, act: FrontAct): Promise<void> {
  const on = await boardRevision(tx);
  const outcome = await doCommand(tx, {
    id: nextId(),
    hand: 'desk',
    by: 'desk',
    at: '2026-11-01T00:00:00Z',
    on,
    undoes: null,
    do: act,
  });
  if (outcome.is !== 'done') throw new Error(`Not done: ${JSON.stringify(outcome)}`);
}

function aContainer(desk: Desk, id: string, ids: readonly string[]): StandingContainer {
  const { pick } = desk;
  const cards = Array.from({ length: pick.number(8) }, () => ({
    ...aCard(desk, ids),
    group: pick.of(cardSizes),
    sublinks: pick.often(0.2) ? [aCard(desk, ids)] : [],
  }));
  return { id, ...settingsOf(desk), cards };
}

function settingsOf({ pick }: Desk): ContainerSettings {
  const lists = [pick.of<ListName>(['all', `section/${pick.of(sections)}`, `topic/${pick.of(topics)}`])];
  const kinds = pick.often(0.2) ? pick.some(storyKinds) : [];
  return {
    title: pick.of([null, 'More']),
    layout: pick.of(containerLayouts),
    size: pick.number(8) + 1,
    backfill: pick.often(0.6)
      ? { lists: pick.often(0.2) ? [...lists, 'all'] : lists, kinds, ...(pick.often(0.2) && { days: 20 }) }
      : null,
    hidden: pick.often(0.1),
    editions: pick.often(0.1) ? ['arabic'] : null,
    label: pick.often(0.1) ? { is: 'advertisement' } : null,
  };
}

function aCard(desk: Desk, ids: readonly string[]): Sublink {
  const { pick } = desk;
  // Most of them are out; the others are stories that nobody has told yet, or that are gone.
  const live = ids.filter((id) => desk.stories.get(id)?.state === 'live');
  const story = pick.of(live.length > 0 && pick.often(0.7) ? live : ids);
  const contents: CardContent[] = [
    { is: 'link', href: 'https://tides.example/', headline: 'Tide tables' },
    { is: 'newest', list: `section/${pick.of(sections)}` },
  ];
  if (pick.often(0.2)) return { id: nextId(), content: pick.of(contents), overrides: {} };
  return { id: nextId(), content: { is: 'story', id: story }, overrides: overridesFor(desk, story, ids) };
}

/** What somebody writes on the card of a story; the desk remembers of what version. */
function overridesFor(desk: Desk, story: string, ids: readonly string[]): Overrides {
  const { pick, stories, written } = desk;
  const against = stories.get(story)?.versions.length ?? 0;
  const say = (): { value: string; against: number } => {
    const mark = newMark();
    written.push({ mark, story, against });
    return { value: `Written ${mark}`, against };
  };
  return {
    ...(pick.often(0.8) && { headline: say() }),
    ...(pick.often(0.3) && { trailText: say() }),
    ...(pick.often(0.2) && { picture: { value: { is: 'story', id: pick.of(ids) } as const, against } }),
    ...(pick.often(0.2) && { label: { value: { is: 'sponsored', by: 'Harbour Bank' } as const, against } }),
  };
}
