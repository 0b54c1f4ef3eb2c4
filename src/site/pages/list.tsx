import type { VNode } from 'preact';
import type { Archive, MonthCount } from '../../story/archive.ts';
import type { ShownCard } from '../layout/shown-card.ts';
import { litePath } from '../addresses.ts';
import { type RenderContext, contextOf } from '../layout/render-context.ts';
import { Card, looks } from '../layout/card.tsx';
import { LeadAndRest } from '../layout/container.tsx';
import { fullPage, litePage, type Sheet } from '../layout/document.tsx';
import { type Frame, loadFrame } from '../layout/frame.ts';
import type { Theme } from '../layout/theme.ts';
import { LiteList } from '../layout/lite-list.tsx';
import { HeadNodes } from '../machine/head-nodes.tsx';
import type { Loaded, Rendered } from '../page-kind.ts';
import { cardsOf, type ListOf, type ListOwner, listOf, loadOwner, ownerHead } from './list-owner.ts';
import { ArchiveByMonth } from './list/archive-by-month.tsx';

/** Stories on the first page of a section or topic; all others are in its archive by month. */
const SHOWN = 24;

export interface ListData {
  readonly frame: Frame;
  readonly owner: ListOwner;
  readonly cards: readonly ShownCard[];
  readonly months: readonly MonthCount[];
}

/** The first page of a section or a topic. */
export async function loadList(archive: Archive, of: ListOf): Promise<Loaded<ListData>> {
  const owner = await loadOwner(archive, of);
  if (!owner) return { is: 'missing' };
  const frame = await loadFrame(archive, owner.edition, owner.path);
  const cards = await cardsOf(archive, await archive.newest(listOf(of), SHOWN));
  return { is: 'page', data: { frame, owner, cards, months: await archive.months(listOf(of)) } };
}

export function fullList(data: ListData, theme: Theme): Rendered {
  return fullPage(sheetOf(data, <FullList data={data} />), theme);
}

export function liteList(data: ListData, theme: Theme): Rendered {
  return litePage(sheetOf(data, <LiteListPage data={data} />), theme);
}

function sheetOf({ frame, owner, cards }: ListData, main: VNode): Sheet {
  const { lead, beside, rest } = ranked(cards);
  return {
    frame,
    title: owner.name,
    description: owner.description,
    kind: 'list',
    styles: ['base', 'furniture', 'cards', 'list'],
    arabic: cards.some(({ dir }) => dir === 'rtl'),
    here: owner.path,
    head: <HeadNodes head={ownerHead(owner, frame, lead ? [lead, ...beside, ...rest] : [])} />,
    main,
  };
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
  const { frame, owner, cards, months } = data;
  const context = contextOf(frame);
  const { lead, beside, rest } = ranked(cards);
  return (
    <>
      <ListTitle owner={owner} />
      {lead ? (
        <ListLead lead={lead} beside={beside} context={context} />
      ) : (
        <p class="empty">{context.words.noStories}</p>
      )}
      {rest.length > 0 && (
        <div class="river">
          {rest.map((card) => (
            <Card card={card} look={looks.dated} context={context} level={2} />
          ))}
        </div>
      )}
      <ArchiveByMonth months={months} shown={cards.length} path={owner.path} context={context} />
    </>
  );
}

interface Ranked {
  readonly lead: ShownCard | undefined;
  readonly beside: readonly ShownCard[];
  readonly rest: readonly ShownCard[];
}

/** The newest stories by rank: of the first five, the first report with a picture leads; four stand beside it. */
function ranked(cards: readonly ShownCard[]): Ranked {
  const newest = cards.slice(0, 5);
  const lead = newest.find(({ kind, mainMedia }) => kind !== 'opinion' && mainMedia !== null) ?? newest[0];
  return { lead, beside: newest.filter((card) => card !== lead), rest: cards.slice(5) };
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
      {data.cards.length > 0 ? (
        <LiteList cards={data.cards} context={context} days />
      ) : (
        <p>{context.words.noStories}</p>
      )}
      <ArchiveByMonth
        months={data.months}
        shown={data.cards.length}
        path={litePath(data.owner.path)}
        context={context}
      />
    </>
  );
}
