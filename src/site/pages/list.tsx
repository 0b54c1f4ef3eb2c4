import type { VNode } from 'preact';
import type { Archive, MonthCount } from '../../story/archive.ts';
import type { ShownCard } from '../layout/shown-card.ts';
import { litePath } from '../addresses.ts';
import { type RenderContext, contextOf } from '../layout/render-context.ts';
import { Card, looks } from '../layout/card.tsx';
import { type FilledContainer, LeadAndRest } from '../layout/container.tsx';
import { fullPage, litePage, type Sheet } from '../layout/document.tsx';
import { type Frame, loadFrame } from '../layout/frame.ts';
import type { Theme } from '../layout/theme.ts';
import { LiteList } from '../layout/lite-list.tsx';
import { HeadNodes } from '../machine/head-nodes.tsx';
import type { Loaded, Rendered } from '../page-kind.ts';
import { cardsOf, type ListOf, type ListOwner, loadOwner, ownerHead } from './list-owner.ts';
import { Containers, LiteContainers, loadContainers, storiesOn } from './front.tsx';
import { withoutPictures } from './front/pictures-once.ts';
import { ArchiveByMonth } from './list/archive-by-month.tsx';
import { ranked } from './list/ranked.ts';

/** Stories on the first page of a section or topic; all others are in its archive by month. */
export const SHOWN = 24;

export interface ListData {
  readonly frame: Frame;
  readonly owner: ListOwner;
  /** What editors launched on it, above what it lists by itself; none until they do. */
  readonly containers: readonly FilledContainer[];
  /** The newest that are in none of them. */
  readonly cards: readonly ShownCard[];
  /** How many of the newest stand on the page, in containers too. */
  readonly newest: number;
  readonly months: readonly MonthCount[];
}

/** The first page of a section or a topic. */
export async function loadList(archive: Archive, of: ListOf): Promise<Loaded<ListData>> {
  const owner = await loadOwner(archive, of);
  if (!owner) return { is: 'missing' };
  const frame = await loadFrame(archive, owner.edition, owner.path);
  const ids = await archive.newest(owner.list, SHOWN);
  const containers = await containersOn(archive, { owner, frame });
  const above = new Set(containers.flatMap((one) => one.cards.map(({ id }) => id)));
  const below = ids.filter((id) => !above.has(id));
  const cards = withoutPictures(await cardsOf(archive, below, frame.edition.id), containers);
  const months = await archive.months(owner.list);
  return { is: 'page', data: { frame, owner, containers, cards, newest: ids.length, months } };
}

/** What editors launched on the front of a section or topic, as readers see it. */
async function containersOn(
  archive: Archive,
  { owner, frame }: Pick<ListData, 'owner' | 'frame'>,
): Promise<FilledContainer[]> {
  const launched = await archive.launchedFront(owner.list);
  if (!launched) return [];
  const filled = await loadContainers({ archive, edition: frame.edition }, launched);
  // A heading that leads to the page on which it stands leads nowhere.
  return filled.map((one) => (one.path === owner.path ? { ...one, path: null } : one));
}

export function fullList(data: ListData, theme: Theme): Rendered {
  return fullPage(sheetOf(data, <FullList data={data} />), theme);
}

export function liteList(data: ListData, theme: Theme): Rendered {
  return litePage(sheetOf(data, <LiteListPage data={data} />), theme);
}

function sheetOf(data: ListData, main: VNode): Sheet {
  const { frame, owner, containers } = data;
  const stories = storiesOf(data);
  return {
    frame,
    title: owner.name,
    description: owner.description,
    kind: 'list',
    styles: ['base', 'chrome', 'cards', ...(containers.length > 0 ? ['front'] : []), 'list'],
    arabic: stories.some(({ dir }) => dir === 'rtl'),
    here: owner.path,
    head: <HeadNodes head={ownerHead(owner, frame, stories)} />,
    main,
  };
}

/** Every story on the page, in the order in which readers meet it. */
function storiesOf({ containers, cards }: ListData): ShownCard[] {
  if (containers.length > 0) return [...storiesOn(containers), ...cards];
  const { lead, beside, rest } = ranked(cards);
  return lead ? [lead, ...beside, ...rest] : [];
}

/** The name of a section or topic over its page. */
export function ListTitle({ owner, children }: { owner: ListOwner; children?: VNode | string }): VNode {
  return (
    <header class="list-head">
      <h1>{children ?? owner.name}</h1>
      {owner.description && !children && <p>{owner.description}</p>}
    </header>
  );
}

function FullList({ data }: { data: ListData }): VNode {
  const { frame, owner, months, newest } = data;
  const context = contextOf(frame);
  const isArranged = data.containers.length > 0;
  return (
    <>
      <ListTitle owner={owner} />
      {isArranged ? <Arranged data={data} context={context} /> : <ByItself cards={data.cards} context={context} />}
      <ArchiveByMonth months={months} shown={newest} path={owner.path} context={context} />
    </>
  );
}

interface ByItselfProps {
  readonly cards: readonly ShownCard[];
  readonly context: RenderContext;
}

/** As it stands before anybody arranges it: the newest leads. */
function ByItself({ cards, context }: ByItselfProps): VNode {
  const { lead, beside, rest } = ranked(cards);
  if (!lead) return <p class="empty">{context.words.noStories}</p>;
  return (
    <>
      <ListLead lead={lead} beside={beside} context={context} />
      <River cards={rest} context={context} level={2} />
    </>
  );
}

function Arranged({ data, context }: { data: ListData; context: RenderContext }): VNode {
  return (
    <>
      <Containers containers={data.containers} context={context} />
      {data.cards.length > 0 && <h2 class="river-title">{context.words.moreOn(data.owner.name)}</h2>}
      <River cards={data.cards} context={context} level={3} />
    </>
  );
}

function River({ cards, context, level }: ByItselfProps & { readonly level: 2 | 3 }): VNode | null {
  if (cards.length === 0) return null;
  return (
    <div class="river">
      {cards.map((card) => (
        <Card card={card} look={looks.dated} context={context} level={level} />
      ))}
    </div>
  );
}

interface ListLeadProps {
  readonly lead: ShownCard;
  readonly beside: readonly ShownCard[];
  readonly context: RenderContext;
}

function ListLead({ lead, beside, context }: ListLeadProps): VNode {
  return (
    <div class="strip strip-lead">
      <LeadAndRest
        views={[
          <Card card={lead} look={{ ...looks.big, day: true }} context={context} level={2} first />,
          ...beside.map((card) => (
            <Card card={card} look={{ ...looks.small, day: true }} context={context} level={2} />
          )),
        ]}
      />
    </div>
  );
}

function LiteListPage({ data }: { data: ListData }): VNode {
  const context = contextOf(data.frame, true);
  return (
    <>
      <ListTitle owner={data.owner} />
      <LiteContainers containers={data.containers} context={context} />
      {data.containers.length > 0 && data.cards.length > 0 && <h2>{context.words.moreOn(data.owner.name)}</h2>}
      {data.cards.length > 0 && <LiteList cards={data.cards} context={context} days />}
      {storiesOf(data).length === 0 && <p>{context.words.noStories}</p>}
      <ArchiveByMonth months={data.months} shown={data.newest} path={litePath(data.owner.path)} context={context} />
    </>
  );
}
