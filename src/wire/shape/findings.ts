import type { Instant } from '../../base/clock.ts';
import { type Problem, problem } from '../../base/problem.ts';
import { type Block, type MainMedia, wordsOf } from '../../story/blocks.ts';
import type { Byline, StoryKind } from '../../story/story.ts';
import type { Arrival, Read } from '../arrival.ts';
import { agenciesIn } from '../words/agencies.ts';
import { bareWords } from '../words/tidy.ts';

/** What a format has found on a page, complete, before it is weighed. */
export interface Findings {
  readonly headline: string | null;
  readonly standfirst: string | null;
  readonly trailText: string | null;
  readonly kicker: string | null;
  readonly kind: StoryKind | null;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly byline: readonly Byline[];
  /** Those of them who are organisations: they are credited as agencies are. */
  readonly organisations?: readonly string[];
  readonly body: readonly Block[];
  readonly mainMedia: MainMedia | null;
  readonly sectionName: string | null;
  readonly topicNames: readonly string[];
  readonly firstPublishedAt: Instant | null;
  readonly lastUpdatedAt: Instant | null;
  readonly oldAddress: string | null;
  readonly originName: string | null;
  readonly warnings: readonly Problem[];
}

/**
 * Weighs what a format has found: without a headline or anything to read there is not a story, and the reasons are the answer.
 * A standfirst that is all there is becomes the body; a summary that is the headline again is none. Agencies are read out of the words.
 */
export function arrivalOf(found: Findings): Read {
  const problems = missing(found);
  if (problems.length > 0) return { ok: false, problems };
  const { body, standfirst } = toldOnce(found);
  const story: Arrival['story'] = {
    ...(found.kind ? { kind: found.kind } : {}),
    lang: found.lang,
    dir: found.dir,
    headline: found.headline ?? '',
    standfirst,
    trailText: saySame(found.trailText, found.headline) ? null : found.trailText,
    kicker: found.kicker,
    byline: [...found.byline],
    mainMedia: found.mainMedia,
    body: [...body],
    agencies: agenciesOf(found),
    origin: found.originName ? { name: found.originName, url: found.oldAddress } : null,
  };
  const { sectionName, topicNames, firstPublishedAt, oldAddress } = found;
  const lastUpdatedAt = found.lastUpdatedAt ?? firstPublishedAt;
  return {
    ok: true,
    arrival: {
      story,
      sectionName,
      topicNames,
      firstPublishedAt,
      lastUpdatedAt,
      oldAddress,
      warnings: warningsOf(found, lastUpdatedAt),
    },
  };
}

function missing({ headline, body, standfirst }: Findings): Problem[] {
  const problems: Problem[] = [];
  if (!headline)
    problems.push(
      problem(
        'headline-missing',
        'headline',
        'No headline was found. Check that this is the page of one story, and that its top is not cut off.',
      ),
    );
  if (!standfirst && !body.some(isRead)) {
    problems.push(
      problem(
        'body-missing',
        'body',
        'No text of a story was found. Check that this is the page of one story, not an index, a gallery or a form.',
      ),
    );
  }
  return problems;
}

function isRead(block: Block): boolean {
  return (
    block.type === 'paragraph' ||
    block.type === 'list' ||
    block.type === 'quote' ||
    block.type === 'livePost' ||
    block.type === 'table'
  );
}

function toldOnce({ headline, body, standfirst: said }: Findings): {
  body: readonly Block[];
  standfirst: string | null;
} {
  const standfirst = saySame(said, headline) ? null : said;
  if (standfirst && !body.some(isRead))
    return { body: [{ type: 'paragraph', text: standfirst, marks: [] }, ...body], standfirst: null };
  return { body, standfirst };
}

function agenciesOf({ standfirst, body, mainMedia, byline, organisations = [] }: Findings): string[] {
  const words = [
    standfirst ?? '',
    ...body.map(wordsOf),
    mainMedia ? wordsOf(mainMedia) : '',
    ...byline.map((one) => `${one.person}\n${one.role ?? ''}`),
  ];
  return [...new Set([...organisations, ...agenciesIn(words.join('\n'))])];
}

function warningsOf(
  { warnings, body, mainMedia, firstPublishedAt, lang }: Findings,
  lastUpdatedAt: Instant | null,
): Problem[] {
  const own: Problem[] = [];
  if (!lastUpdatedAt && !firstPublishedAt)
    own.push(problem('time-unknown', 'lastUpdatedAt', 'The page states no time. Add one if you know it.'));
  if (mainMedia?.type === 'image' && !mainMedia.alt)
    own.push(
      problem('alt-missing', 'mainMedia/alt', 'The page says nothing of what the main picture shows. Describe it.'),
    );
  // French sets a space before a semicolon.
  const astray = /^(?:fr|br)\b/.test(lang) ? / ,(?=\s|$)/ : / [,;](?=\s|$)/;
  const stray = body.flatMap((block, at) =>
    block.type === 'paragraph' && astray.test(block.text)
      ? [
          problem(
            'space-stray',
            `body/${at}`,
            'A space stands before a comma, as on the page. Check whether a word is lost there.',
          ),
        ]
      : [],
  );
  return unique([...warnings, ...own, ...stray]);
}

function unique(problems: readonly Problem[]): Problem[] {
  const seen = new Map(problems.map((one) => [`${one.code} ${one.where} ${one.say}`, one]));
  return [...seen.values()];
}

/** True when two texts say the same, whatever their punctuation. */
export function saySame(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && bareWords(one) === bareWords(other);
}
