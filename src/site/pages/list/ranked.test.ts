import { expect, test } from 'vitest';
import type { ShownCard } from '../../layout/shown-card.ts';
import { ranked } from './ranked.ts';

const PICTURE = { id: 'p1', width: 1200, height: 800, renditions: [] };

const card = (id: string, sortAt: string, picture: typeof PICTURE | null, kind = 'report'): ShownCard =>
  ({ id, sortAt, kind, mainMedia: { type: 'image', picture, alt: 'The harbour' } }) as unknown as ShownCard;

const t = (id: string): ShownCard => card(id, '2026-11-30T08:00:00Z', null);

test('a report with a picture leads a list before newer ones without, but no opinion and nothing of long ago', () => {
  const leadOf = (second: ShownCard): string | undefined => ranked([t('a'), second, t('c')]).lead?.id;
  expect(leadOf(card('b', '2026-11-12T08:00:00Z', PICTURE))).toBe('b');
  expect(leadOf(card('b', '2026-11-12T08:00:00Z', PICTURE, 'opinion'))).toBe('a');
  expect(leadOf(card('b', '2007-07-24T16:32:00Z', PICTURE))).toBe('a');
});

test('a picture that is only described makes no lead, and whatever does not lead keeps its order', () => {
  const { lead, beside, rest } = ranked(['a', 'b', 'c', 'd', 'e', 'f'].map(t));
  expect([lead?.id, beside.map(({ id }) => id), rest.map(({ id }) => id)]).toEqual(['a', ['b', 'c', 'd', 'e'], ['f']]);
  expect(ranked([]).lead).toBeUndefined();
});
