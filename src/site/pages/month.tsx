import type { VNode } from 'preact';
import type { Archive } from '../../story/archive.ts';
import type { ListName } from '../../story/front.ts';
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
  nothingOf,
  loadOwner,
  ownerHead,
  ownerPath,
} from './list-owner.ts';
import { ByDay } from './month/by-day.tsx';
import { monthNamed, monthTitle, monthWord } from './month/month-words.ts';
import { type Months, neighbours } from './month/neighbours.ts';
import { closedParts, idsOfPart } from './parts.ts';
import { isName } from './named.ts';
import type { ReaderPage } from './reader-page.ts';

interface MonthParams {
  readonly of: ListOf;
  readonly month: string;
  /** A closed part, counted from the oldest; null for the month's newest stories, or all of a small month. */
  readonly part: number | null;
}

interface MonthData {
  readonly frame: Frame;
  readonly owner: ListOwner;
  readonly month: string;
  readonly part: number | null;
  readonly cards: readonly ShownCard[];
  readonly older: string | null;
  readonly newer: string;
}

/** `/{section}/{YYYY-MM}`, `/topics/{slug}/{YYYY-MM}`, `/people/{slug}/{YYYY-MM}` and `/bulletin/{edition}/{YYYY-MM}`, large months in parts one step below; `undated` in place of a month is a month of its own. */
export const month: ReaderPage<MonthParams, MonthData> = {
  name: 'month',
  tier: 4,
  parse: parseParams,
  load: loadMonth,
  moved: whereItWent,
  full: (data, theme) => fullPage(sheetOf(data), theme),
  lite: (data, theme) => litePage({ ...sheetOf(data), main: <LiteMonth data={data} /> }, theme),
  pathsFor: async (fact, archive) => {
    const named = monthIn(fact);
    const path = named && (await pathOfList(archive, named.list));
    return path ? monthPaths(archive, { path, list: named.list }, named.month) : [];
  },
};

/** Under `people` stand byline pages, and the months of a section of that name that a newsroom may have. */
function parseParams([first, ...rest]: readonly string[]): MonthParams | null {
  if (first === 'topics') return parseMonth('topic', rest);
  if (first === 'bulletin' && monthNamed(rest[0]) === null) return parseMonth('bulletins', rest);
  if (first === 'people' && monthNamed(rest[0]) === null) return parseMonth('author', rest);
  return isName(first) ? parseMonth('section', [first, ...rest]) : null;
}

/** The page of a list; null for one that has none. */
async function pathOfList(archive: Archive, list: ListName): Promise<string | null> {
  const [is, word = ''] = list.split('/');
  if (is === 'section' || is === 'topic' || is === 'bulletins') return ownerPath({ is, slug: word });
  const author = is === 'author' ? await archive.author(word) : null;
  return author && ownerPath({ is: 'author', slug: author.slug });
}

function parseMonth(is: ListOf['is'], [slug, named, part, ...rest]: readonly string[]): MonthParams | null {
  const wanted = monthNamed(named);
  if (!slug || wanted === null || rest.length > 0) return null;
  if (part !== undefined && !/^[1-9]\d{0,3}$/.test(part)) return null;
  return { of: { is, slug }, month: wanted, part: part === undefined ? null : Number(part) };
}

async function monthPaths(archive: Archive, { path, list }: Months, named: string): Promise<string[]> {
  const ids = await archive.month(list, named);
  const whole = `${path}/${monthWord(named)}`;
  return [whole, ...Array.from({ length: closedParts(ids.length) }, (_, at) => whole + pathOf(String(at + 1)))];
}

async function loadMonth(archive: Archive, params: MonthParams): Promise<Loaded<MonthData>> {
  const owner = await loadOwner(archive, params.of);
  if (!owner) return nothingOf(archive, params.of);
  const ids = await archive.month(owner.list, params.month);
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
      ...(await neighbours(archive, { ...params, of: owner }, closedParts(ids.length))),
    },
  };
}

/** A month or a part that is empty now leads to the month of that part, or on to the next one, where its stories are if clocks moved them. */
async function whereItWent(archive: Archive, { of, month: named }: MonthParams): Promise<string | null> {
  const instead = await inPlaceOf(archive, of);
  if (instead !== null) return ownerPath(instead);
  // No clock moves a story out of the undated ones: they were dated, each into a month of its own.
  const owner = named === UNDATED_MONTH ? null : await loadOwner(archive, of);
  if (!owner) return null;
  const { length } = await archive.month(owner.list, named);
  if (length > 0) return `${ownerPath(of)}/${monthWord(named)}`;
  return (await neighbours(archive, { of: owner, month: named, part: null }, 0)).newer;
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
    styles: ['base', 'chrome', 'list', 'month', 'steps'],
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
