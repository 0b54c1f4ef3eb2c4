import { describe, expect, test } from 'vitest';
import { aBoard, c, k } from '../../../test/house/arranging.ts';
import { idOf } from '../../../test/house/stories.ts';
import type { Overrides } from '../../story/arrangement.ts';
import type { NewsroomFacts } from '../session.ts';
import { type Marked, marksOf } from './card-marks.ts';
import { wordsOf } from './card-words.ts';
import type { CardStory } from './front-query.ts';

const NOW = Date.parse('2026-11-29T12:00:00Z');
const paper = { editions: [], sections: [], topics: [], past: {} } as unknown as NewsroomFacts;
const card = aBoard().containers[c(1)]?.cards[k(1)];
if (!card) throw new Error('There is no card.');

const ferry: CardStory = {
  ...{ id: idOf(1), headline: 'Ferry reaches the islands', dir: 'ltr', kind: 'report' },
  ...{ state: 'live', version: 1, corrected: null, scheduledAt: null },
  ...{ sortAt: '2026-11-29T08:00:00Z', thumb: '/media/a/160.webp' },
};

const seen = { card: k(1), story: idOf(1), headline: ferry.headline, dir: 'ltr', thumb: ferry.thumb } as const;

/** What is said of the card of a live story of this morning in its place, but for what is given. */
function said(more: Partial<Marked> & { story?: CardStory; overrides?: Overrides } = {}): string[] {
  const { overrides = {}, ...rest } = more;
  const story = 'story' in more ? more.story : ferry;
  const one = { ...(card as NonNullable<typeof card>), overrides };
  const marked = { story, place: seen, isInSlot: true, layout: 'grid', now: NOW } as const;
  return marksOf({ ...marked, said: wordsOf(one, story, paper), ...rest, card: one }).map(({ say }) => say);
}

describe('what an editor should know of a card', () => {
  test('is nothing where all is as it should be', () => {
    expect(said()).toEqual([]);
  });

  test.each([
    ['Withdrawn: not shown', { ...ferry, state: 'withdrawn' }],
    ['Draft: shown once it is published', { ...ferry, state: 'never', version: 0, sortAt: null }],
    ['Goes live', { ...ferry, state: 'never', version: 0, sortAt: null, scheduledAt: '2026-11-30T06:00:00Z' }],
    ['Not found: not shown', undefined],
  ] as const)('is first that readers do not see it: %s', (say, story) => {
    expect(said({ story: story as CardStory, place: null })[0]).toBe(say);
  });

  test('is that a story stands above already, where the page passes it over', () => {
    expect(said({ place: null })).toEqual(['Already shown above: not shown here']);
    expect(said({ place: null, isInSlot: false })).toEqual([]);
  });

  test('is a picture that is missing, where pictures are shown', () => {
    const bare = { ...seen, thumb: null };
    expect(said({ story: { ...ferry, thumb: null }, place: bare })).toEqual(['No picture']);
    expect(said({ place: bare })).toEqual(['Its picture is used above: shown without it']);
    expect(said({ place: bare, layout: 'list' })).toEqual([]);
    expect(said({ place: bare, overrides: { picture: { value: { is: 'none' }, against: 1 } } })).toEqual([
      'Picture removed',
    ]);
  });

  test('is its age, once that is more than three days', () => {
    expect(said({ story: { ...ferry, sortAt: '2026-11-26T13:00:00Z' } })).toEqual([]);
    expect(said({ story: { ...ferry, sortAt: '2026-11-26T11:00:00Z' } })).toEqual(['From']);
  });

  test('is a change of the story after the words on the card, who paid, and a byline by hand', () => {
    const old = { value: 'Bread at last', against: 1 };
    expect(
      said({
        story: { ...ferry, version: 2 },
        overrides: {
          headline: old,
          byline: { value: false, against: 1 },
          label: { value: { is: 'sponsored', by: 'Harbour Trust' }, against: 1 },
        },
      }),
    ).toEqual(['The story changed after these words were written', 'Sponsored by Harbour Trust', 'Without byline']);
  });
});
