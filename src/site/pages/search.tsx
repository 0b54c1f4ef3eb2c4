import type { ComponentChildren, VNode } from 'preact';
import type { Archive } from '../../story/archive.ts';
import type { Piece } from '../../story/desk.ts';
import type { Edition } from '../../story/newsroom.ts';
import { pathInEdition } from '../../story/published.ts';
import {
  HITS_EACH,
  LAST_PAGE,
  queryOf,
  type ReaderAnswer,
  type ReaderHit,
  type ReaderQuery,
  readerQuery,
  type Searched,
  spans,
} from '../../story/reader-search.ts';
import { storyKinds } from '../../story/story.ts';
import { defaultEdition, litePath, pathOf, searchPath, wordsOfPath } from '../addresses.ts';
import { fullPage, litePage, type Sheet } from '../layout/document.tsx';
import { type Frame, loadFrame } from '../layout/frame.ts';
import { langAttributes } from '../layout/lang-attributes.ts';
import { contextOf, type RenderContext } from '../layout/render-context.ts';
import type { Theme } from '../layout/theme.ts';
import { Day } from '../layout/time.tsx';
import { inertJson } from '../machine/linked-data.ts';
import type { Loaded, PageKind, Rendered } from '../page-kind.ts';
import { wordsFor } from '../words.ts';
import { editionsIn } from './error.tsx';
import type { ReaderPage } from './reader-page.ts';

interface SearchParams {
  /** Null for the default edition. */
  readonly edition: string | null;
}

/** What a search page stands in. */
export interface SearchData {
  readonly frame: Frame;
  /** All of the newsroom, by name. */
  readonly sections: readonly { readonly slug: string; readonly name: string; readonly edition: string }[];
  /** True where one edition is all there is. */
  readonly isOnly: boolean;
}

/** `/search`, and `/search/{edition}` for all editions but the default one: the field to type in. What was found is drawn by `drawSearched`. */
export const search: ReaderPage<SearchParams, SearchData> = {
  name: 'search',
  tier: 2,
  parse: parseSearch,
  load: loadSearch,
  full: (data, theme) => drawSearched(data, null, { theme, isLite: false }),
  lite: (data, theme) => drawSearched(data, null, { theme, isLite: true }),
  pathsFor: pathsOfSearch,
};

function parseSearch([room, edition, ...rest]: readonly string[]): SearchParams | null {
  if (room !== 'search' || rest.length > 0) return null;
  return edition === undefined || /^[a-z]/.test(edition) ? { edition: edition ?? null } : null;
}

async function loadSearch(archive: Archive, { edition }: SearchParams): Promise<Loaded<SearchData>> {
  const settings = await archive.settings();
  const { id } = defaultEdition(settings);
  if (edition === id) return { is: 'redirect', to: searchPath(settings, id) };
  const own = await archive.edition(edition ?? id);
  if (!own) return { is: 'missing' };
  const frame = await loadFrame(archive, own.id, searchPath(settings, own.id));
  const sections = (await archive.sections()).map(({ slug, name, edition: of }) => ({ slug, name, edition: of }));
  return { is: 'page', data: { frame, sections, isOnly: settings.editions.length === 1 } };
}

async function pathsOfSearch(fact: string, archive: Archive): Promise<string[]> {
  const ids = fact === 'sections' ? await editionsIn('settings', archive) : await editionsIn(fact, archive);
  const settings = await archive.settings();
  return ids.map((id) => searchPath(settings, id));
}

/**
 * `/_/search…`: what the search needs to draw its pages; `/_/away/search…` and `/_/away/lite/search…`: what readers get where it cannot answer. They stand
 * on the shelf, so that a search draws as the newsroom looks, with the newsroom dead, and delivery can say that there is no search.
 */
export function searchParts(theme: Theme): PageKind {
  const kind: PageKind<SearchParams & { readonly part: Part }, SearchData & { readonly part: Part }> = {
    name: 'search-parts',
    tier: 2,
    parse: (path) => {
      const part = parts.find(({ before }) => path.startsWith(`${before}/search`));
      const words = part && wordsOfPath(path.slice(part.before.length));
      const params = words && parseSearch(words);
      return part && params ? { ...params, part: part.is } : null;
    },
    load: async (archive, { part, ...params }) => {
      const loaded = await loadSearch(archive, params);
      if (loaded.is === 'redirect') return { is: 'missing' };
      return loaded.is === 'page' ? { is: 'page', data: { ...loaded.data, part } } : loaded;
    },
    render: ({ part, ...data }) =>
      part === 'frame'
        ? { type: 'application/json; charset=utf-8', body: inertJson(data) }
        : drawSearched(data, { query: readerQuery(''), answer: 'away' }, { theme, isLite: part === 'lite-away' }),
    pathsFor: async (fact, archive) => {
      const paths = await pathsOfSearch(fact, archive);
      return parts.flatMap(({ before }) => paths.map((path) => before + path));
    },
  };
  return kind;
}

type Part = (typeof parts)[number]['is'];

const parts = [
  { is: 'lite-away', before: pathOf('_', 'away', 'lite') },
  { is: 'away', before: pathOf('_', 'away') },
  { is: 'frame', before: pathOf('_') },
] as const;

interface Drawing {
  readonly theme: Theme;
  readonly isLite: boolean;
}

/** The page of a search, `null` before anybody has asked. */
export function drawSearched(data: SearchData, searched: Searched | null, { theme, isLite }: Drawing): Rendered {
  const { frame } = data;
  const words = wordsFor(frame.edition);
  const text = searched?.query.text ?? '';
  const hits = searched && searched.answer !== 'away' ? searched.answer.hits : [];
  const sheet: Sheet = {
    frame,
    title: text === '' ? words.search : `${text} – ${words.search}`,
    description: words.search,
    kind: 'search',
    styles: ['base', 'chrome', 'search', 'steps'],
    arabic: hits.some(({ dir }) => dir === 'rtl'),
    index: false,
    main: <SearchMain data={data} searched={searched} context={contextOf(frame, isLite)} />,
  };
  return isLite ? litePage(sheet, theme) : fullPage(sheet, theme);
}

interface Shown {
  readonly data: SearchData;
  readonly searched: Searched | null;
  readonly context: RenderContext;
}

function SearchMain({ data, searched, context }: Shown): VNode {
  const { words } = context;
  const query = searched?.query ?? readerQuery('');
  return (
    <>
      <header class="search-head">
        <h1>{words.search}</h1>
        <Form data={data} query={query} context={context} />
      </header>
      {searched?.answer === 'away' && (
        <p class="search-says" role="status">
          {words.searchAway}
        </p>
      )}
      {searched && searched.answer !== 'away' && query.text !== '' && (
        <Answer answer={searched.answer} query={query} data={data} context={context} />
      )}
    </>
  );
}

/** It needs no script: what was chosen stands in the address of the answer, which can be kept and passed on. */
function Form({ data, query, context }: { data: SearchData; query: ReaderQuery; context: RenderContext }): VNode {
  const { words, lite, edition } = context;
  const own = data.sections.filter((section) => section.edition === edition.id);
  const all = query.isEverywhere || own.length === 0 ? data.sections : own;
  return (
    <form action={lite ? litePath(data.frame.path) : data.frame.path} role="search">
      <p class="search-line">
        <label>
          <span>{words.searchFor}</span>
          <input type="search" name="q" value={query.text} maxLength={200} autocomplete="off" enterkeyhint="search" />
        </label>
        <button type="submit">{words.search}</button>
      </p>
      <details class="search-choices" open={queryOf({ ...query, text: '', page: 1 }) !== 'q='}>
        <summary>{words.narrowSearch}</summary>
        <div>
          <Choice name="section" says={words.section} any={words.allSections} chosen={query.section}>
            {all.map(({ slug, name }) => [slug, name])}
          </Choice>
          <Choice name="kind" says={words.kindOfStory} any={words.allKinds} chosen={query.kind}>
            {storyKinds.flatMap((kind) => (words.kinds[kind] ? [[kind, words.kinds[kind]]] : []))}
          </Choice>
          <Choice name="since" says={words.date} any={words.since.any} chosen={query.since}>
            {Object.keys(spans).map((span) => [span, words.since[span as keyof typeof spans]])}
          </Choice>
          <Choice
            name="order"
            says={words.order}
            any={words.bestFirst}
            chosen={query.order === 'best' ? null : 'newest'}
          >
            {[['newest', words.newestFirst]]}
          </Choice>
          {!data.isOnly && (
            <Choice name="in" says={words.editions} any={edition.name} chosen={query.isEverywhere ? 'all' : null}>
              {[['all', words.allEditions]]}
            </Choice>
          )}
          {query.topic !== null && <input type="hidden" name="topic" value={query.topic} />}
        </div>
      </details>
    </form>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly says: string;
  /** What stands for no choice. */
  readonly any: string;
  readonly chosen: string | null;
  readonly children: readonly (readonly [value: string, says: string])[];
}

function Choice({ name, says, any, chosen, children }: ChoiceProps): VNode {
  return (
    <label>
      <span>{says}</span>
      <select name={name}>
        <option value="">{any}</option>
        {children.map(([value, option]) => (
          <option value={value} selected={value === chosen}>
            {option}
          </option>
        ))}
      </select>
    </label>
  );
}

interface AnswerProps {
  readonly answer: ReaderAnswer;
  readonly query: ReaderQuery;
  readonly data: SearchData;
  readonly context: RenderContext;
}

function Answer({ answer: { hits, count }, query, data, context }: AnswerProps): VNode {
  const { words, lite } = context;
  const to = (page: number): string =>
    `${lite ? litePath(data.frame.path) : data.frame.path}?${queryOf({ ...query, page })}`;
  const isLast = query.page === LAST_PAGE || (count !== null && query.page * HITS_EACH >= count);
  return (
    <section class="search-answer" aria-labelledby="found">
      <h2 id="found" class="search-says">
        {hits.length === 0 ? words.nothingFound : count === null ? words.manyFound : words.storiesFound(count)}
      </h2>
      {hits.length === 0 && <p>{words.nothingFoundHelp}</p>}
      <ol class="hits" start={(query.page - 1) * HITS_EACH + 1}>
        {hits.map((hit) => (
          <li {...langAttributes(hit, context.edition)}>
            <Hit hit={hit} data={data} context={context} />
          </li>
        ))}
      </ol>
      {(query.page > 1 || !isLast) && (
        <nav class="steps" aria-label={words.pages}>
          {query.page > 1 && (
            <a href={to(query.page - 1)} rel="prev">
              {words.pageBefore}
            </a>
          )}
          {!isLast && (
            <a href={to(query.page + 1)} rel="next">
              {words.pageAfter}
            </a>
          )}
        </nav>
      )}
    </section>
  );
}

function Hit({ hit, data, context }: { hit: ReaderHit; data: SearchData; context: RenderContext }): VNode {
  const { words, edition, lite } = context;
  const path = pathFor(hit, edition);
  const kind = words.kinds[hit.kind];
  const section = data.sections.find(({ slug }) => slug === hit.section)?.name;
  const about = [section, kind].filter(Boolean).join(words.comma);
  return (
    <>
      <h3>
        <a href={lite ? litePath(path) : path}>
          <Marked pieces={hit.headline} />
        </a>
      </h3>
      {hit.line !== null && (
        <p>
          <Marked pieces={hit.line} />
        </p>
      )}
      <p class="when" {...langAttributes(edition, hit)}>
        <Day at={hit.at} edition={edition} />
        {about !== '' && <span>{about}</span>}
      </p>
    </>
  );
}

/** In the chrome of the edition whose search it is, where that has the story. */
function pathFor({ path, alsoIn }: ReaderHit, { id }: Edition): string {
  return alsoIn.includes(id) ? pathInEdition(id, path) : path;
}

function Marked({ pieces }: { pieces: readonly Piece[] }): VNode {
  const shown: ComponentChildren = pieces.map(({ text, isMatch }) => (isMatch ? <mark>{text}</mark> : text));
  return <>{shown}</>;
}
