import { isId } from '../base/ids.ts';
import { type Archive, loadShared } from '../story/archive.ts';
import type { Block } from '../story/blocks.ts';
import type { PageSettings } from '../story/newsroom.ts';
import type { Card } from '../story/published.ts';
import type { Story } from '../story/story.ts';
import { wordsOfPath } from './addresses.ts';
import { type Speaker, speakerOf, wordsFor } from './words.ts';

/**
 * An archive in which a retracted story says so with its headline. Whatever is drawn asks such an archive, so that a headline stands nowhere without it:
 * on the story's own page and in its head, on cards and in lists, in feeds, sitemaps and what search reads, and where another story links to it.
 * What was a version once keeps its words; its page says about itself that the story was retracted. And where another story, or a version of it, links to one
 * that was killed or withdrawn, the link is gone with the headline that is in it.
 */
export function tellingRetractions(archive: Archive): Archive {
  return {
    ...archive,
    shared: (name, load) => loadShared(archive, name, (own) => load(tellingRetractions(own))),
    story: async (id) => {
      const found = await archive.story(id);
      if (!found || (!found.retracted && !hasLinks(found.story))) return found;
      const { body } = found.story;
      const story = { ...found.story, body: await toldLinks(archive, body, found.story) };
      return { ...found, story: found.retracted ? await toldStory(archive, story) : story };
    },
    version: async (id, number) => {
      const found = await archive.version(id, number);
      if (!found?.story || !hasLinks(found.story)) return found;
      return { ...found, story: { ...found.story, body: await standingLinks(archive, found.story.body) } };
    },
    card: async (id) => {
      const card = await archive.card(id);
      return card?.retracted ? toldCard(archive, card) : card;
    },
    corrections: async (edition, slice) => {
      const entries = await archive.corrections(edition, slice);
      return Promise.all(
        entries.map(async (one) => (one.card?.retracted ? { ...one, card: await toldCard(archive, one.card) } : one)),
      );
    },
  };
}

/** A headline of a retracted story, in words of the story's language, unless whoever wrote it says so already. */
export async function toldHeadline(
  archive: Pick<Archive, 'settings'>,
  headline: string,
  { lang }: Pick<Card, 'lang'>,
): Promise<string> {
  const { retracted, changes, colon } = wordsFor(...speakersIn(await archive.settings(), lang));
  return saysSo(headline, [retracted, changes.retraction]) ? headline : `${retracted}${colon} ${headline}`;
}

/** The language itself, and the words that an edition in it brings; the first edition speaks for one that nobody has words of. */
function speakersIn({ editions }: PageSettings, lang: string): [Speaker, Speaker | undefined] {
  const [first] = editions;
  const own = editions.find((edition) => languageOf(edition.lang) === languageOf(lang));
  return [own ? speakerOf(own) : { lang }, first && speakerOf(first)];
}

function languageOf(lang: string): string {
  return lang.toLowerCase().split('-', 1)[0] ?? '';
}

/** Whether a headline opens with one of these words as a label: a word of the sentence is none. */
function saysSo(headline: string, labels: readonly string[]): boolean {
  const opening = headline.toLowerCase().replace(/^[\s[(【]+/u, '');
  return labels.some((label) => {
    const word = label.toLowerCase();
    return opening.startsWith(word) && /^\s*[:：–—.\-\])】]/u.test(opening.slice(word.length));
  });
}

async function toldStory(archive: Archive, story: Story): Promise<Story> {
  const { headline, shortHeadline } = story;
  return {
    ...story,
    headline: await toldHeadline(archive, headline, story),
    shortHeadline: shortHeadline && (await toldHeadline(archive, shortHeadline, story)),
  };
}

async function toldCard(archive: Archive, card: Card): Promise<Card> {
  const { headline, indexHeadline } = card;
  return {
    ...card,
    headline: await toldHeadline(archive, headline, card),
    indexHeadline: await toldHeadline(archive, indexHeadline, card),
  };
}

function hasLinks({ body }: Story): boolean {
  return body.some(({ type }) => type === 'relatedLink');
}

/** What a story links to by a headline: whether that was retracted is a fact of its own, so that nothing else of it presses this page. */
async function toldLinks(archive: Archive, body: readonly Block[], story: Story): Promise<Block[]> {
  const { siteUrl } = await archive.settings();
  const standing = await standingLinks(archive, body);
  return Promise.all(
    standing.map(async (block) => {
      if (block.type !== 'relatedLink') return block;
      const id = storyLedTo(block.href, siteUrl);
      const isRetracted = id !== null && (await archive.retraction(id)) !== null;
      return isRetracted ? { ...block, text: await toldHeadline(archive, block.text, story) } : block;
    }),
  );
}

/** A body without the links to stories that were killed or withdrawn. */
async function standingLinks(archive: Archive, body: readonly Block[]): Promise<Block[]> {
  const { siteUrl } = await archive.settings();
  const gone = await Promise.all(
    body.map(async (block) => block.type === 'relatedLink' && leadsToTaken(archive, block.href, siteUrl)),
  );
  return body.filter((_block, at) => !gone[at]);
}

/** Whether an address leads to a story of ours that was killed or withdrawn. */
export async function leadsToTaken(archive: Archive, href: string, siteUrl: string): Promise<boolean> {
  const id = storyLedTo(href, siteUrl);
  const found = id === null ? null : await archive.whereabouts(id);
  return found !== null && found.state.is !== 'live';
}

/** The story of ours that an address leads to, in whichever edition and rendition; null for any other address. */
function storyLedTo(href: string, siteUrl: string): string | null {
  const path = href.startsWith(`${siteUrl}/`) ? href.slice(siteUrl.length) : href;
  const words = path.startsWith('/') ? (wordsOfPath(path.replace(/[?#].*$/, '')) ?? []) : [];
  const id = words[words.indexOf('news') + 1];
  return words.includes('news') && id !== undefined && isId(id) ? id : null;
}
