import type { VNode } from 'preact';
import type { Archive } from '../../story/archive.ts';
import type { StandingContainer } from '../../story/arrangement.ts';
import type { Edition, Section } from '../../story/newsroom.ts';
import { defaultEdition, frontPath, sectionPath } from '../addresses.ts';
import type { Words } from '../words-table.ts';
import { contextOf, type RenderContext } from '../layout/render-context.ts';
import { Container, type FilledContainer, inOrderOfPage } from '../layout/container.tsx';
import { fullPage, litePage, type Sheet } from '../layout/document.tsx';
import { type Frame, loadFrame } from '../layout/frame.ts';
import type { Theme } from '../layout/theme.ts';
import type { ShownCard } from '../layout/shown-card.ts';
import { LabelLine } from '../layout/label.tsx';
import { LiteList } from '../layout/lite-list.tsx';
import { collectionHead, frontHead, type HeadMetadata } from '../machine/head-metadata.ts';
import type { Account } from '../machine/publisher-data.ts';
import { HeadNodes } from '../machine/head-nodes.tsx';
import type { Rendered } from '../page-kind.ts';
import { editionIn } from './fact-words.ts';
import { containersOf, fillContainers } from './front/fill.ts';
import { withFaces } from './front/faces.ts';
import { withTimes } from './front/dated-cards.ts';
import { withPicturesOnce } from './front/pictures-once.ts';
import type { ReaderPage } from './reader-page.ts';

export interface FrontData {
  readonly frame: Frame;
  readonly account: Account;
  readonly containers: readonly FilledContainer[];
  /** Where nothing stands yet: the sections in which stories will. Null for a front of its own, and for one with stories. */
  readonly beginning: readonly Section[] | null;
  /** What is written over a front with an address of its own; null for an edition's, which is the paper itself. */
  readonly own: { readonly name: string; readonly description: string | null } | null;
}

/** `/`: the front of the default edition. Those of the others stand beside the sections, in `named.tsx`. */
export const front: ReaderPage<Record<string, never>, FrontData> = {
  name: 'front',
  tier: 1,
  parse: (words) => (words.length === 0 ? {} : null),
  load: async (archive) => {
    const { id } = defaultEdition(await archive.settings());
    // Settings say nothing of navigations, of which a front that nobody arranged is made.
    const edition = (await archive.edition(id)) ?? defaultEdition(await archive.settings());
    return { is: 'page', data: await loadFront(archive, edition) };
  },
  full: fullFront,
  lite: liteFront,
  pathsFor: async (fact, archive) => {
    if (fact === 'settings') return ['/'];
    const id = editionIn(fact);
    return id !== null && id === defaultEdition(await archive.settings()).id ? ['/'] : [];
  },
};

export async function loadFront(archive: Archive, edition: Edition): Promise<FrontData> {
  const settings = await archive.settings();
  const frame = await loadFrame(archive, edition.id, frontPath(settings, edition.id));
  const containers = await loadContainers({ archive, edition }, await containersOf(archive, edition));
  const { social, policies } = settings;
  const beginning = containers.length === 0 ? await sectionsOf(archive, edition) : null;
  return { frame, account: { social, policies }, containers, beginning, own: null };
}

async function sectionsOf(archive: Archive, { nav }: Edition): Promise<Section[]> {
  const found = await Promise.all(nav.map((slug) => archive.section(slug)));
  return found.filter((section) => section !== null);
}

/** Containers as readers see them on a front: filled, dated by the day of the edition, each picture once. */
export async function loadContainers(
  on: { readonly archive: Archive; readonly edition: Edition },
  containers: readonly StandingContainer[],
): Promise<FilledContainer[]> {
  const { theme } = await on.archive.settings();
  const filled = await withTimes(on, await fillContainers(on, containers));
  return withFaces(on.archive, withPicturesOnce(filled, theme), theme);
}

export function fullFront(data: FrontData, theme: Theme): Rendered {
  return fullPage(sheetOf(data, <FullFront data={data} />), theme);
}

export function liteFront(data: FrontData, theme: Theme): Rendered {
  return litePage(sheetOf(data, <LiteFront data={data} />), theme);
}

function sheetOf(data: FrontData, main: VNode): Sheet {
  const { frame, own } = data;
  const { settings, edition } = frame;
  const isDefault = edition.id === defaultEdition(settings).id;
  return {
    frame,
    title: own ? own.name : isDefault ? null : edition.name,
    description: own ? own.description : settings.tagline,
    // Only the paper's own front has the name of the paper that large.
    kind: own ? 'list' : 'front',
    styles: ['base', 'chrome', 'cards', 'front', ...(own ? ['list'] : []), ...(data.beginning ? ['beginning'] : [])],
    arabic: data.containers.some(({ cards }) => cards.some(({ dir }) => dir === 'rtl')),
    here: data.frame.path,
    head: <HeadNodes head={headOf(data)} />,
    main,
  };
}

function headOf({ frame, account, own, containers }: FrontData): HeadMetadata {
  const cards = storiesOn(containers);
  if (!own) return frontHead({ site: frame, account, cards });
  return collectionHead({ site: frame, of: { is: 'front', ...own }, path: frame.path, cards });
}

/** What machines are told stands here: the stories, and no addresses that are none. */
export function storiesOn(containers: readonly FilledContainer[]): ShownCard[] {
  return containers.flatMap(inOrderOfPage).filter(({ placed }) => !placed?.isLink);
}

function FrontTitle({ data: { frame, own } }: { data: FrontData }): VNode {
  const { settings, edition } = frame;
  if (own)
    return (
      <header class="list-head">
        <h1>{own.name}</h1>
        {own.description && <p>{own.description}</p>}
      </header>
    );
  return (
    <h1 class="unseen">
      {settings.name}, {edition.name}
    </h1>
  );
}

function FullFront({ data }: { data: FrontData }): VNode {
  const context = contextOf(data.frame);
  return (
    <>
      <FrontTitle data={data} />
      <Containers containers={data.containers} context={context} />
      {data.beginning && <Beginning sections={data.beginning} words={context.words} />}
      {data.own && data.containers.length === 0 && <p class="empty">{context.words.noStories}</p>}
    </>
  );
}

/** The front of a paper that is about to begin: a sentence, and where its stories will stand. */
function Beginning({ sections, words }: { readonly sections: readonly Section[]; readonly words: Words }): VNode {
  return (
    <div class="beginning">
      <p>{words.firstStories}</p>
      {sections.length > 0 && (
        <ul>
          {sections.map(({ slug, name }) => (
            <li>
              <a href={sectionPath(slug)}>{name}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface ContainersProps {
  readonly containers: readonly FilledContainer[];
  readonly context: RenderContext;
}

/** What editors arranged, one strip after the other. */
export function Containers({ containers, context }: ContainersProps): VNode {
  return (
    <>
      {containers.map((container, at) => (
        <Container container={container} context={context} first={at === 0} />
      ))}
    </>
  );
}

/** The same in words. */
export function LiteContainers({ containers, context }: ContainersProps): VNode {
  return (
    <>
      {containers.map(({ title, label, cards }) => (
        <>
          {title !== null && <h2>{title}</h2>}
          <LabelLine label={label} words={context.words} />
          <LiteList cards={cards} context={context} />
        </>
      ))}
    </>
  );
}

function LiteFront({ data }: { data: FrontData }): VNode {
  const context = contextOf(data.frame, true);
  return (
    <>
      <FrontTitle data={data} />
      <LiteContainers containers={data.containers} context={context} />
      {data.containers.length === 0 && <p>{data.own ? context.words.noStories : context.words.firstStories}</p>}
    </>
  );
}
