import { cutTo } from '../../story/picture.ts';
import type { VNode } from 'preact';
import type { Archive } from '../../story/archive.ts';
import { litePath, peoplePath } from '../addresses.ts';
import { Card, looks } from '../layout/card.tsx';
import { fullPage, litePage, type Sheet } from '../layout/document.tsx';
import { loadFrame } from '../layout/frame.ts';
import { LiteList } from '../layout/lite-list.tsx';
import { Picture } from '../layout/picture.tsx';
import { contextOf, type RenderContext } from '../layout/render-context.ts';
import type { ShownCard } from '../layout/shown-card.ts';
import { feedPath } from '../machine/addresses.ts';
import { HeadNodes } from '../machine/head-nodes.tsx';
import type { Loaded } from '../page-kind.ts';
import { picturesOnce } from './front/pictures-once.ts';
import { ArchiveByMonth } from './list/archive-by-month.tsx';
import { cardsOf, inPlaceOf, type ListOf, loadOwner, nothingOf, ownerHead, ownerIn, ownerPath } from './list-owner.ts';
import { type ListData, SHOWN } from './list.tsx';
import { monthNamed } from './month/month-words.ts';
import type { ReaderPage } from './reader-page.ts';

type AuthorData = Omit<ListData, 'containers'>;

/** `/people/{slug}`: somebody's byline page; at a word that it had before, the way to it. */
export const author: ReaderPage<ListOf, AuthorData> = {
  name: 'author',
  tier: 2,
  parse: ([room, slug, ...rest]) =>
    room === 'people' && slug && rest.length === 0 && monthNamed(slug) === null ? { is: 'author', slug } : null,
  load: loadAuthor,
  full: (data, theme) => fullPage(sheetOf(data, <FullAuthor data={data} />), theme),
  lite: (data, theme) => litePage(sheetOf(data, <LiteAuthor data={data} />), theme),
  pathsFor: async (fact) => {
    const owner = ownerIn(fact);
    return owner?.is === 'author' ? [ownerPath(owner)] : [];
  },
};

async function loadAuthor(archive: Archive, of: ListOf): Promise<Loaded<AuthorData>> {
  const owner = await loadOwner(archive, of);
  if (!owner) {
    const now = await inPlaceOf(archive, of);
    return now ? { is: 'redirect', to: ownerPath(now) } : nothingOf(archive, of);
  }
  const frame = await loadFrame(archive, owner.edition, owner.path);
  const ids = await archive.newest(owner.list, SHOWN);
  const cards = picturesOnce(await cardsOf(archive, ids, frame.edition.id)).map(unsigned);
  return { is: 'page', data: { frame, owner, cards, newest: ids.length, months: await archive.months(owner.list) } };
}

/** On their own page nobody needs to be told who wrote it. */
function unsigned(card: ShownCard): ShownCard {
  return card.byline.length === 1 ? { ...card, byline: [] } : card;
}

function sheetOf(data: AuthorData, main: VNode): Sheet {
  const { frame, owner, cards } = data;
  return {
    frame,
    title: owner.name,
    description: owner.description ?? owner.author?.role ?? null,
    kind: 'list',
    styles: ['base', 'chrome', 'cards', 'list', 'author'],
    arabic: cards.some(({ dir }) => dir === 'rtl'),
    head: <HeadNodes head={ownerHead(owner, frame, cards)} />,
    main,
  };
}

function FullAuthor({ data }: { data: AuthorData }): VNode {
  const { frame, owner, cards, months, newest } = data;
  const context = contextOf(frame);
  return (
    <>
      <AuthorHead data={data} context={context} />
      {cards.length === 0 ? (
        <p class="empty">{context.words.noStories}</p>
      ) : (
        <div class="river">
          {cards.map((card) => (
            <Card card={card} look={looks.dated} context={context} level={2} />
          ))}
        </div>
      )}
      <ArchiveByMonth months={months} shown={newest} path={owner.path} context={context} />
    </>
  );
}

/** The face beside the name, what they do, and where else one finds them. */
function AuthorHead({ data: { owner }, context }: { data: AuthorData; context: RenderContext }): VNode {
  const picture = owner.author?.picture;
  return (
    <header class={picture ? 'list-head author-head' : 'list-head author-head faceless'}>
      {picture && (
        <div class="face">
          <Picture picture={cutTo('1:1', picture)} alt="" sizes="9rem" first />
        </div>
      )}
      <div>
        <AuthorWords owner={owner} context={context} />
      </div>
    </header>
  );
}

function AuthorWords({
  owner,
  context: { words, lite },
}: Pick<AuthorData, 'owner'> & { context: RenderContext }): VNode {
  const { name, description, author: told } = owner;
  return (
    <>
      <p class="kicker">
        <a href={lite ? litePath(peoplePath) : peoplePath}>{words.people}</a>
      </p>
      <h1>{name}</h1>
      {told?.role && <p class="role">{told.role}</p>}
      {description && <p>{description}</p>}
      <ul class="contact">
        {told?.email && (
          <li>
            <a href={`mailto:${told.email}`}>{told.email}</a>
          </li>
        )}
        {told?.links.map(({ name: says, url }) => (
          <li>
            <a href={url} rel="me">
              {says}
            </a>
          </li>
        ))}
        <li>
          <a href={feedPath({ is: 'author', slug: owner.slug }, 'rss')} type="application/rss+xml">
            RSS
          </a>
        </li>
      </ul>
    </>
  );
}

function LiteAuthor({ data }: { data: AuthorData }): VNode {
  const { frame, owner, cards, months, newest } = data;
  const context = contextOf(frame, true);
  return (
    <>
      <header class="list-head">
        <AuthorWords owner={owner} context={context} />
      </header>
      {cards.length > 0 ? <LiteList cards={cards} context={context} days /> : <p>{context.words.noStories}</p>}
      <ArchiveByMonth months={months} shown={newest} path={litePath(owner.path)} context={context} />
    </>
  );
}
