import { problem } from '../../base/problem.ts';
import type { Uses } from '../acts.ts';
import { checksContract } from '../../contract/checks.ts';
import { handle } from '../door.ts';
import { currentOf } from '../publishing/approved.ts';
import type { LinkAnswer } from './ask-link.ts';
import { linksOf, type StoryLink } from './links-of.ts';
import { lookAtOwn, ownPath } from './own-link.ts';

/** Far more than any story has; a pasted list of links must not make us knock at a thousand doors. */
const MOST_LINKS = 200;

export const checkLinks = handle(checksContract.checkLinks, async ({ rooms, params }) => {
  const { story } = await currentOf(rooms, params.id);
  const all = linksOf(story);
  const links = all.slice(0, MOST_LINKS);
  const answers = await answersTo(rooms, links);
  const problems = links.flatMap((link, at) => problemsOf(link, answers[at]));
  return { looked: links.length, isCut: all.length > MOST_LINKS, problems };
});

async function answersTo(
  rooms: Uses<'store' | 'shelf' | 'links' | 'media'>,
  links: readonly StoryLink[],
): Promise<(LinkAnswer | undefined)[]> {
  const own = await Promise.all(links.map(({ href }) => ownPath(rooms, href)));
  const elsewhere = links.filter(({ href }, at) => own[at] === null && isAsked(href)).map(({ href }) => href);
  const asked = await rooms.links.ask(elsewhere);
  const told = new Map(elsewhere.map((href, at) => [href, asked[at]]));
  return Promise.all(
    links.map(async ({ href }, at) => {
      const path = own[at];
      return typeof path === 'string' ? lookAtOwn(rooms, path) : told.get(href);
    }),
  );
}

function isAsked(href: string): boolean {
  return /^https?:$/.test(URL.parse(href)?.protocol ?? '');
}

function problemsOf({ href, where }: StoryLink, answer: LinkAnswer | undefined) {
  if (!answer || answer.is === 'good') return [];
  const found = sayOf(href, answer);
  return where.map((place) => ({ ...problem(found.code, place, found.say), code: found.code, href }));
}

function sayOf(href: string, answer: Exclude<LinkAnswer, { is: 'good' }>) {
  if (answer.is === 'inside')
    return {
      code: 'link-inside' as const,
      say: `${href} leads into a private network that readers cannot reach. Link to something they can open.`,
    };
  if (answer.is === 'dead')
    return { code: 'link-dead' as const, say: `${href} leads nowhere. ${answer.why} Correct it or remove the link.` };
  return { code: 'link-unsure' as const, say: `${href} could not be checked. ${answer.why} Open it yourself.` };
}
