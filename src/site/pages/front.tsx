import type { VNode } from 'preact';
import type { Archive } from '../../story/archive.ts';
import type { Edition } from '../../story/newsroom.ts';
import { defaultEdition, frontPath } from '../addresses.ts';
import { contextOf } from '../layout/render-context.ts';
import { Container, type FilledContainer, inOrderOfPage } from '../layout/container.tsx';
import { fullPage, litePage, type Sheet } from '../layout/document.tsx';
import { type Frame, loadFrame } from '../layout/frame.ts';
import type { Theme } from '../layout/theme.ts';
import type { ShownCard } from '../layout/shown-card.ts';
import { LabelLine } from '../layout/label.tsx';
import { LiteList } from '../layout/lite-list.tsx';
import { frontHead } from '../machine/head-metadata.ts';
import type { Account } from '../machine/publisher-data.ts';
import { HeadNodes } from '../machine/head-nodes.tsx';
import type { Rendered } from '../page-kind.ts';
import { editionIn } from './fact-words.ts';
import { containersOf, fillContainers } from './front/fill.ts';
import { withTimes } from './front/dated-cards.ts';
import { withPicturesOnce } from './front/pictures-once.ts';
import type { ReaderPage } from './reader-page.ts';

export interface FrontData {
  readonly frame: Frame;
  readonly account: Account;
  readonly containers: readonly FilledContainer[];
}

/** `/`: the front of the default edition. Those of the others stand beside the sections, in `named.tsx`. */
export const front: ReaderPage<Record<string, never>, FrontData> = {
  name: 'front',
  tier: 1,
  parse: (words) => (words.length === 0 ? {} : null),
  load: async (archive) => ({ is: 'page', data: await loadFront(archive, defaultEdition(await archive.settings())) }),
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
  const containers = await containersOf(archive, edition);
  const { social, policies } = settings;
  return {
    frame,
    account: { social, policies },
    containers: withPicturesOnce(
      await withTimes({ archive, edition }, await fillContainers({ archive, edition }, containers)),
    ),
  };
}

export function fullFront(data: FrontData, theme: Theme): Rendered {
  return fullPage(sheetOf(data, <FullFront data={data} />), theme);
}

export function liteFront(data: FrontData, theme: Theme): Rendered {
  return litePage(sheetOf(data, <LiteFront data={data} />), theme);
}

function sheetOf(data: FrontData, main: VNode): Sheet {
  const { settings, edition } = data.frame;
  const isDefault = edition.id === defaultEdition(settings).id;
  return {
    frame: data.frame,
    title: isDefault ? null : edition.name,
    description: settings.tagline,
    kind: 'front',
    styles: ['base', 'furniture', 'cards', 'front'],
    arabic: data.containers.some(({ cards }) => cards.some(({ dir }) => dir === 'rtl')),
    here: data.frame.path,
    head: <HeadNodes head={frontHead({ site: data.frame, account: data.account, cards: storiesOf(data) })} />,
    main,
  };
}

/** What machines are told stands here: the stories, and no addresses that are none. */
function storiesOf({ containers }: FrontData): ShownCard[] {
  return containers.flatMap(inOrderOfPage).filter(({ placed }) => !placed?.isLink);
}

function FrontTitle({ frame: { settings, edition } }: { frame: Frame }): VNode {
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
      <FrontTitle frame={data.frame} />
      {data.containers.map((container, at) => (
        <Container container={container} context={context} first={at === 0} />
      ))}
      {data.containers.length === 0 && <p class="empty">{context.words.noStories}</p>}
    </>
  );
}

function LiteFront({ data }: { data: FrontData }): VNode {
  const context = contextOf(data.frame, true);
  return (
    <>
      <FrontTitle frame={data.frame} />
      {data.containers.map(({ title, label, cards }) => (
        <>
          {title !== null && <h2>{title}</h2>}
          <LabelLine label={label} words={context.words} />
          <LiteList cards={cards} context={context} />
        </>
      ))}
      {data.containers.length === 0 && <p>{context.words.noStories}</p>}
    </>
  );
}
