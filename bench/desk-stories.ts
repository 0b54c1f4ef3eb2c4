import { toInstant } from '../src/base/clock.ts';
import { saveDraft } from '../src/store/drafts.ts';
import { changeWorkflow, type WorkflowChange } from '../src/store/desk-state.ts';
import type { Db, Store } from '../src/store/open-store.ts';
import { addVersion, endStory } from '../src/store/public-acts.ts';
import type { Block } from '../src/story/blocks.ts';
import { plain } from '../src/story/rich-text.ts';
import { type Story, storySchema } from '../src/story/story.ts';
import { madeStory, seeded } from './archive.ts';

export const SECTIONS = ['world', 'home-news', 'business', 'sport', 'culture', 'science', 'opinion', 'travel'];

/** The newest so many are in work; all others are published. */
const IN_WORK = 600;
const LAST_DAY = Date.UTC(2026, 10, 22, 20);
const A_DAY = 30;
const AT_ONCE = 500;
const KINDS = ['report', 'report', 'report', 'report', 'analysis', 'opinion', 'interview', 'obituary'] as const;

/**
 * Fills a store with stories of about 500 words, thirty a day, the same on every machine: all are published but the newest
 * few hundred, which stand in every stage; some are held, some spiked, some withdrawn, every fortieth is in Arabic.
 */
export async function fillStore(store: Store, stories: number): Promise<void> {
  for (let from = 0; from < stories; from += AT_ONCE) {
    await store.write(async (tx) => {
      for (let number = from; number < Math.min(stories, from + AT_ONCE); number += 1)
        await putStory(tx, number, stories);
    });
  }
}

/** When a story was last touched. */
export function touchedAt(number: number, stories: number): string {
  return toInstant(new Date(LAST_DAY - ((stories - number) * 86_400_000) / A_DAY));
}

async function putStory(tx: Db, number: number, stories: number): Promise<void> {
  const at = touchedAt(number, stories);
  const act = { at, by: `person${number % 40}`, act: 'publish', summary: `Story ${number}` };
  const story = deskStory(number);
  await saveDraft(tx, story, act);
  if (number < stories - IN_WORK) {
    await addVersion(tx, { story, change: 'first', note: null }, act);
    if (number % 900 === 0)
      await endStory(tx, { storyId: story.id, state: { is: 'withdrawn', at } }, { ...act, act: 'withdraw' });
  }
  await changeWorkflow(tx, story.id, { ...stand(number, number < stories - IN_WORK), who: act });
}

/**
 * A story of about 500 words out of a vocabulary of 30,000, some of which are used far more often than others (Zipf's law);
 * every thousandth holds a word that few others do.
 */
function deskStory(number: number): Story {
  const story = madeStory(number, SECTIONS);
  const random = seeded(number + 7);
  const inArabic = number % 40 === 0;
  const paragraph = (): Block => ({
    type: 'paragraph',
    ...plain(Array.from({ length: 48 }, () => word(random)).join(' ')),
  });
  return storySchema.parse({
    ...story,
    kind: KINDS[Math.floor(random() * KINDS.length)],
    ...(inArabic && { lang: 'ar', dir: 'rtl', edition: 'arabic' }),
    catchline: `${story.section}-${number}`,
    trailText: number % 1000 === 0 ? `Code zq${Math.floor(number / 1000)}.` : null,
    body: Array.from({ length: 10 }, paragraph),
  });
}

const OFTEN = 'the of to and in a for that is on said with at council was harbour it as work by'.split(' ');
const VOCABULARY = 30_000;
const SYLLABLES = 'ba con de fer gra hol in jo kel lum mor nes o pra qui ros sta ter un ver wal xen yor zed'.split(' ');

/** The n-th most frequent word is used about 1/n as often as the first. */
function word(random: () => number): string {
  const rank = Math.floor(Math.exp(random() * Math.log(VOCABULARY))) - 1;
  const often = OFTEN[rank];
  if (often) return often;
  let text = '';
  for (let rest = rank; rest > 0; rest = Math.floor(rest / SYLLABLES.length))
    text += SYLLABLES[rest % SYLLABLES.length];
  return text;
}

function stand(number: number, isPublished: boolean): WorkflowChange {
  const deadline = toInstant(new Date(LAST_DAY + ((number % 97) - 48) * 3_600_000));
  if (isPublished) return { assignee: number % 3 === 0 ? `person${number % 40}` : null };
  const stages = ['writing', 'writing', 'desk', 'subs', 'ready'] as const;
  return {
    stage: stages[number % stages.length] ?? 'writing',
    assignee: number % 4 === 0 ? null : `person${number % 40}`,
    ...(number % 2 === 0 && { deadline }),
    ...(number % 23 === 0 && { hold: { reason: 'Lawyers read it.' } }),
    ...(number % 29 === 0 && { spiked: { reason: 'Overtaken.' } }),
  };
}
