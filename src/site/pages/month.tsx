import type { VNode } from 'preact';
import type { Archive } from '../../story/archive.ts';
import { UNDATED_MONTH } from '../../story/lists.ts';
import type { ShownCard } from '../layout/shown-card.ts';
import { Steps } from '../layout/steps.tsx';
import { pathOf } from '../addresses.ts';
import { contextOf } from '../layout/render-context.ts';
import { fullPage, litePage, type Sheet } from '../layout/document.tsx';
import { type Frame, loadFrame } from '../layout/frame.ts';
import { LiteList } from '../layout/lite-list.tsx';
import { HeadNodes } from '../machine/head-nodes.tsx';
import type { Loaded } from '../page-kind.ts';
import { wordsFor } from '../words.ts';
import { monthIn } from './fact-words.ts';
import { ListTitle } from './list.tsx';
import {
  cardsOf,
  type ListOf,
  type ListOwner,
  inPlaceOf,
  listOf,
  loadOwner,
  ownerHead,
  ownerPath,
} from './list-owner.ts';
import { ByDay } from './month/by-day.tsx';
import { monthNamed, monthTitle, monthWord } from './month/month-words.ts';
import { type MonthParams, neighbours } from './month/neighbours.ts';
import { closedParts, idsOfPart } from './parts.ts';
import { isName } from './named.ts';
import type { ReaderPage } from './reader-page.ts';

interface MonthData {
  readonly frame: Frame;
  readonly owner: ListOwner;
  readonly month: string;
  readonly part: number | null;
  readonly cards: readonly ShownCard[];
  readonly older: string | null;
  readonly newer: string;
}

/** `/{section}/{YYYY-MM}` and `/topics/{slug}/{YYYY-MM}`, large months in parts one step below; `undated` in place of a month is a month of its own. */
export const month: ReaderPage<MonthParams, MonthData> = {
  name: 'month',
  tier: 4,
  parse: ([first, ...rest]) =>
    first === 'topics' ? parseMonth('topic', rest) : isName(first) ? parseMonth('section', [first, ...rest]) : null,
  load: loadMonth,
  moved: whereItWent,
  full: (data, theme) => fullPage(sheetOf(data), theme),
  lite: (data, theme) => litePage({ ...sheetOf(data), main: <LiteMonth data={data} /> }, theme),
  pathsFor: async (fact, archive) => {
    const named = monthIn(fact);
    const [is, slug] = named?.list.split('/') ?? [];
    return named && slug && (is === 'section' || is === 'topic') ? monthPaths(archive, { is, slug }, named.month) : [];
  },
};

function parseMonth(is: ListOf['is'], [slug, named, part, ...rest]: readonly string[]): MonthParams | null {
  const wanted = monthNamed(named);
  if (!slug || wanted === null || rest.length > 0) return null;
  if (part !== undefined && !/^[1-9]\d{0,3}$/.test(part)) return null;
  return { of: { is, slug }, month: wanted, part: part === undefined ? null : Number(part) };
}

async function monthPaths(archive: Archive, of: ListOf, named: string): Promise<string[]> {
  const ids = await archive.month(listOf(of), named);
  const whole = `${ownerPath(of)}/${monthWord(named)}`;
  return [whole, ...Array.from({ length: closedParts(ids.length) }, (_, at) => whole + pathOf(String(at + 1)))];
}

async function loadMonth(archive: Archive, params: MonthParams): Promise<Loaded<MonthData>> {
  const owner = await loadOwner(archive, params.of);
  if (!owner) return { is: 'missing' };
  const ids = await archive.month(listOf(params.of), params.month);
  const shown = idsOfPart(ids, params.part);
  if (shown.length === 0) return { is: 'missing' };
  const own = `${owner.path}/${monthWord(params.month)}${params.part === null ? '' : `/${params.part}`}`;
  const frame = await loadFrame(archive, owner.edition, own);
  return {
    is: 'page',
    data: {
      frame,
      owner,
      month: params.month,
      part: params.part,
      cards: await cardsOf(archive, shown, frame.edition.id),
      ...(await neighbours(archive, params, closedParts(ids.length))),
    },
  };
}

/** A month or a part that is empty now leads to the month of that part, or on to the next one, where its stories are if clocks moved them. */
async function whereItWent(archive: Archive, { of, month: named }: MonthParams): Promise<string | null> {
  const instead = await inPlaceOf(archive, of);
  if (instead !== null) return ownerPath(instead);
  // No clock moves a story out of the undated ones: they were dated, each into a month of its own.
  if (named === UNDATED_MONTH || !(await loadOwner(archive, of))) return null;
  const { length } = await archive.month(listOf(of), named);
  if (length > 0) return `${ownerPath(of)}/${monthWord(named)}`;
  return (await neighbours(archive, { of, month: named, part: null }, 0)).newer;
}

function titleOf({ frame, owner, month: named, part }: MonthData): string {
  const { edition } = frame;
  const words = wordsFor(edition);
  const tail = part === null ? '' : ` (${words.part(part)})`;
  return `${owner.name}${words.colon} ${monthTitle(named, edition)}${tail}`;
}

function sheetOf(data: MonthData): Sheet {
  const { frame, owner, older, newer, cards } = data;
  return {
    frame,
    title: titleOf(data),
    description: owner.description,
    kind: 'month',
    styles: ['base', 'furniture', 'list', 'month', 'steps'],
    arabic: cards.some(({ dir }) => dir === 'rtl'),
    here: owner.path,
    head: (
      <>
        {older !== null && <link rel="prev" href={older} />}
        <link rel="next" href={newer} />
        <HeadNodes head={ownerHead(owner, frame, cards)} />
      </>
    ),
    main: <FullMonth data={data} />,
  };
}

function FullMonth({ data }: { data: MonthData }): VNode {
  return (
    <>
      <ListTitle owner={data.owner}>{titleOf(data)}</ListTitle>
      <ByDay cards={data.cards} context={contextOf(data.frame)} />
      <MonthSteps data={data} lite={false} />
    </>
  );
}

function LiteMonth({ data }: { data: MonthData }): VNode {
  return (
    <>
      <ListTitle owner={data.owner}>{titleOf(data)}</ListTitle>
      <LiteList cards={data.cards} context={contextOf(data.frame, true)} days />
      <MonthSteps data={data} lite />
    </>
  );
}

/** The newest month leads back to its list. */
function MonthSteps({ data: { frame, owner, older, newer }, lite }: { data: MonthData; lite: boolean }): VNode {
  const words = wordsFor(frame.edition);
  const says = newer === owner.path ? words.newest : words.newer;
  return <Steps words={words} lite={lite} newer={{ path: newer, says }} older={older} />;
}
