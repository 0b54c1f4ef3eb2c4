import type { VNode } from 'preact';
import type { Archive } from '../../story/archive.ts';
import type { Author } from '../../story/author.ts';
import { cutTo, type Picture as Face } from '../../story/picture.ts';
import { authorPath, defaultEdition, litePath, pathOf, peoplePath } from '../addresses.ts';
import { fullPage, litePage, type Sheet } from '../layout/document.tsx';
import { type Frame, loadFrame } from '../layout/frame.ts';
import { langAttributes, type LangAttributes } from '../layout/lang-attributes.ts';
import { Picture } from '../layout/picture.tsx';
import { contextOf, type RenderContext } from '../layout/render-context.ts';
import { peopleHead } from '../machine/head-metadata.ts';
import { HeadNodes } from '../machine/head-nodes.tsx';
import type { Loaded } from '../page-kind.ts';
import { wordsFor } from '../words.ts';
import type { ReaderPage } from './reader-page.ts';

interface PeopleParams {
  /** Null for the first, at `/people` itself; the others from 2. */
  readonly part: number | null;
}

interface PeopleData {
  readonly frame: Frame;
  readonly part: number;
  /** The first and last name of each part. */
  readonly parts: readonly (readonly [first: string, last: string])[];
  /** Those of an edition, by name; editions in their order, and no name over them where there is only one. */
  readonly groups: readonly Group[];
}

interface Group extends LangAttributes {
  readonly name: string | null;
  readonly people: readonly Person[];
}

interface Person {
  readonly slug: string;
  readonly name: string;
  readonly role: string | null;
  readonly picture: Face | null;
}

/** So many faces are as much as anybody looks through, and light enough. */
const EACH = 60;

/** `/people`, and `/people/page/2` where there are many: everybody with a byline page, by name. */
export const people: ReaderPage<PeopleParams, PeopleData> = {
  name: 'people',
  tier: 3,
  parse: ([room, ...rest]) => (room === 'people' ? parsePart(rest) : null),
  load: loadPeople,
  full: (data, theme) => fullPage(sheetOf(data, false), theme),
  lite: (data, theme) => litePage(sheetOf(data, true), theme),
  pathsFor: async (fact, archive) =>
    fact === 'authors' || fact === 'template' ? partsWith((await archive.authors()).length) : [],
};

function parsePart([word, number, ...rest]: readonly string[]): PeopleParams | null {
  if (word === undefined) return { part: null };
  if (word !== 'page' || rest.length > 0 || !/^[1-9]\d{0,3}$/.test(number ?? '')) return null;
  return { part: Number(number) };
}

function partsWith(count: number): string[] {
  return Array.from({ length: Math.ceil(count / EACH) }, (_, at) => partPath(at + 1));
}

function partPath(part: number): string {
  return part === 1 ? peoplePath : peoplePath + pathOf('page', String(part));
}

async function loadPeople(archive: Archive, { part: asked }: PeopleParams): Promise<Loaded<PeopleData>> {
  const [settings, all] = [await archive.settings(), await archive.authors()];
  if (all.length === 0) return { is: 'missing' };
  const part = asked ?? 1;
  // With fewer people there are fewer parts: who comes to one of before finds the beginning.
  if (asked === 1 || part > partsWith(all.length).length) return { is: 'redirect', to: peoplePath };
  const frame = await loadFrame(archive, defaultEdition(settings).id, partPath(part));
  const collator = new Intl.Collator(frame.edition.lang);
  const inOrder = settings.editions.flatMap(({ id }) =>
    all.filter(({ edition }) => edition === id).toSorted((a, b) => byName(collator, a, b)),
  );
  const shown = inOrder.slice((part - 1) * EACH, part * EACH);
  const several = new Set(all.map(({ edition }) => edition)).size > 1;
  const groups = settings.editions.flatMap(({ id, name, lang, dir }) => {
    const of = shown.filter(({ edition }) => edition === id).map(personOf);
    return of.length === 0 ? [] : [{ name: several ? name : null, lang, dir, people: of }];
  });
  return { is: 'page', data: { frame, part, parts: endsOf(inOrder), groups } };
}

function endsOf(all: readonly Author[]): PeopleData['parts'] {
  return partsWith(all.length).map((_, at) => {
    const of = all.slice(at * EACH, (at + 1) * EACH);
    return [of[0]?.name ?? '', of.at(-1)?.name ?? ''];
  });
}

function byName(collator: Intl.Collator, a: Author, b: Author): number {
  return collator.compare(a.name, b.name) || (a.slug < b.slug ? -1 : 1);
}

function personOf({ slug, name, role, picture }: Author): Person {
  return { slug, name, role, picture };
}

function sheetOf(data: PeopleData, lite: boolean): Sheet {
  const { frame, part, groups } = data;
  const { people: title, part: partSays } = wordsFor(frame.edition);
  return {
    frame,
    title: part === 1 ? title : `${title} (${partSays(part)})`,
    description: title,
    kind: 'list',
    styles: ['base', 'chrome', 'cards', 'list', 'people', 'steps'],
    arabic: groups.some(({ dir }) => dir === 'rtl'),
    head: (
      <HeadNodes
        head={peopleHead(
          frame,
          frame.path,
          groups.flatMap((group) => group.people),
        )}
      />
    ),
    main: <People data={data} context={contextOf(frame, lite)} />,
  };
}

function People({ data, context }: { data: PeopleData; context: RenderContext }): VNode {
  const { words, lite } = context;
  return (
    <>
      <header class="list-head">
        <h1>{words.people}</h1>
      </header>
      {data.groups.map((group) => (
        <div class="people" {...langAttributes(group, context.edition)}>
          {group.name !== null && <h2>{group.name}</h2>}
          <ul>
            {group.people.map((person) => (
              <li>
                <OnePerson person={person} lite={lite} />
              </li>
            ))}
          </ul>
        </div>
      ))}
      {data.parts.length > 1 && <Parts data={data} context={context} />}
    </>
  );
}

/** The way to the other parts, by whom they begin and end with. */
function Parts({
  data: { part, parts },
  context: { words, lite },
}: {
  data: PeopleData;
  context: RenderContext;
}): VNode {
  const to = (path: string): string => (lite ? litePath(path) : path);
  return (
    <nav class="steps" aria-label={words.pages}>
      {parts.map(([first, last], at) => (
        <a href={to(partPath(at + 1))} aria-current={at + 1 === part ? 'page' : undefined}>
          <bdi>{first}</bdi> – <bdi>{last}</bdi>
        </a>
      ))}
    </nav>
  );
}

function OnePerson({ person: { slug, name, role, picture }, lite }: { person: Person; lite: boolean }): VNode {
  const path = authorPath(slug);
  if (lite)
    return (
      <>
        <a href={litePath(path)}>{name}</a>
        {role && ` – ${role}`}
      </>
    );
  return (
    <>
      {picture ? (
        <div class="face">
          <Picture picture={cutTo('1:1', picture)} alt="" sizes="4rem" />
        </div>
      ) : (
        <span class="initial" aria-hidden="true">
          {name.slice(0, String.fromCodePoint(name.codePointAt(0) ?? 0).length)}
        </span>
      )}
      <div>
        <a href={path}>{name}</a>
        {role && <p>{role}</p>}
      </div>
    </>
  );
}
