import { describe, expect, test } from 'vitest';
import { aBoard, addCard, c, headline, k, moveCard, takeOff } from '../../../test/house/arranging.ts';
import { idOf } from '../../../test/house/stories.ts';
import type { FrontAct } from '../../story/front-commands.ts';
import type { NewsroomFacts } from '../session.ts';
import { actInWords, namesIn } from './act-words.ts';
import { listName, whereStoriesStand, wordsOf } from './card-words.ts';
import type { CardStory, FrontView } from './front-query.ts';

const paper = {
  editions: [{ id: 'uk', name: 'UK' }],
  sections: [{ slug: 'world', name: 'World' }],
  topics: [],
  past: { 'section/culture': 'Culture' },
} as unknown as NewsroomFacts;

function aStory(said: Partial<CardStory> = {}): CardStory {
  const ferry = { id: idOf(1), headline: 'Ferry reaches the islands', dir: 'ltr', version: 1 } as const;
  const filed = { kind: 'report', sortAt: '2026-11-29T08:00:00Z', thumb: null } as const;
  return { ...ferry, ...filed, state: 'live', corrected: null, scheduledAt: null, ...said };
}

function aCard(more: readonly FrontAct[] = []) {
  const card = aBoard(more).containers[c(1)]?.cards[k(1)];
  if (!card) throw new Error('There is no card.');
  return card;
}

describe('a card', () => {
  test('says what its story says, until somebody writes another headline: then both are shown', () => {
    expect(wordsOf(aCard(), aStory(), paper)).toMatchObject({ headline: 'Ferry reaches the islands', own: null });
    expect(wordsOf(aCard([headline(1, 'Bread at last')]), aStory(), paper)).toMatchObject({
      headline: 'Bread at last',
      own: 'Ferry reaches the islands',
      since: null,
    });
  });

  test('is marked when its story changed after the words on it, and otherwise when it was corrected', () => {
    const card = aCard([headline(1, 'Bread at last', 1)]);
    expect(wordsOf(card, aStory({ version: 2 }), paper).since).toBe('changed');
    expect(wordsOf(card, aStory({ version: 3, corrected: 2 }), paper).since).toBe('corrected');
    expect(wordsOf(aCard(), aStory({ version: 3, corrected: 2 }), paper).since).toBeNull();
  });

  test.each([
    [aStory(), 'live'],
    [aStory({ state: 'never', version: 0 }), 'draft'],
    [aStory({ state: 'never', version: 0, scheduledAt: '2026-11-30T06:00:00Z' }), 'scheduled'],
    [aStory({ state: 'withdrawn' }), 'withdrawn'],
    [aStory({ state: 'killed' }), 'killed'],
    [undefined, 'unknown'],
  ] as const)('says whether readers see it: %o', (story, state) => {
    expect(wordsOf(aCard(), story, paper).state).toBe(state);
  });

  test('that leads to the newest of a list names the list', () => {
    const card = { ...aCard(), content: { is: 'newest', list: 'section/world' } as const };
    expect(wordsOf(card, undefined, paper)).toMatchObject({ headline: 'The newest of World', state: 'newest' });
    expect(listName('section/culture', paper)).toBe('Culture (merged or ended)');
  });
});

function viewOf(more: readonly FrontAct[] = []): FrontView {
  const board = aBoard(more);
  const containers = Object.values(board.containers).map((draft) => ({ draft }));
  return { draft: board.fronts['uk'], containers, stories: [aStory()] } as unknown as FrontView;
}

test('a story is known to stand on the front, under another card too, and not when it was taken off', () => {
  const where = whereStoriesStand(viewOf([addCard(7, { list: `under/${k(1)}` }), takeOff(2)]));
  expect([idOf(1), idOf(7), idOf(2)].map((id) => where.get(id))).toEqual([['Top'], ['Top'], undefined]);
});

test('what somebody did is said with the names of cards and containers', () => {
  const names = namesIn(viewOf(), paper);
  const said = [moveCard(1, { list: 'veryBig' }), takeOff(1), headline(1, 'Bread'), headline(1, null), addCard(99)];
  expect(said.map((act) => actInWords(act, names))).toEqual([
    '“Ferry reaches the islands” moved to Top, as lead',
    '“Ferry reaches the islands” taken off Top',
    'headline of “Ferry reaches the islands” changed to “Bread”',
    'headline of “Ferry reaches the islands” reset to the story’s own',
    'a card put in Top',
  ]);
});
