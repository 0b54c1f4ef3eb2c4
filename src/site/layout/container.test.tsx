import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import type { MainMedia } from '../../story/blocks.ts';
import { wordsFor } from '../words.ts';
import { Container, type FilledContainer } from './container.tsx';
import type { ShownCard } from './shown-card.ts';

const edition = { id: 'uk', name: 'UK', lang: 'en-GB', dir: 'ltr' as const, clocks: [], nav: [] };

const PICTURE: MainMedia = {
  type: 'image',
  picture: { id: 'p1', width: 1200, height: 800, renditions: [] },
  alt: 'The harbour',
  decorative: false,
  caption: null,
  credit: null,
};

function card(id: string, mainMedia: MainMedia | null): ShownCard {
  const words = { headline: id, indexHeadline: id, kicker: null, trailText: null };
  const filed = { path: `/news/${id}/x`, kind: 'report' as const, lang: 'en-GB', dir: 'ltr' as const };
  return { id, ...filed, ...words, byline: [], mainMedia, firstPublishedAt: null, sortAt: '2026-11-20T09:00:00Z' };
}

/** The headlines of a strip as it is drawn, those of the shared column between brackets. */
function drawn(layout: FilledContainer['layout'], cards: readonly ShownCard[]): string {
  const container = { id: 'c', title: null, path: null, layout, label: null, cards };
  const html = renderToString(
    <Container container={container} context={{ words: wordsFor('en'), edition, lite: false }} first={false} />,
  );
  const [, stack = ''] = /<div class="stack[^>]*>(.*?<\/article>)<\/div>/s.exec(html) ?? [];
  const names = (markup: string): string => [...markup.matchAll(/>(\w+)<\/a>/g)].map(([, name]) => name).join(' ');
  return stack === '' ? names(html) : names(html).replace(names(stack), `[${names(stack)}]`);
}

const p = (id: string): ShownCard => card(id, PICTURE);
const t = (id: string): ShownCard => card(id, null);

test('in a grid, cards without pictures share one column, which stands where the first of them ranks', () => {
  expect(drawn('grid', [p('a'), t('b'), p('c'), t('d')])).toBe('a c [b d]');
  expect(drawn('grid', [t('a'), p('b'), t('c'), p('d')])).toBe('[a c] b d');
});

test('a grid of pictures only, or of words only, and every other layout stay as they were arranged', () => {
  expect(drawn('grid', [p('a'), p('b')])).toBe('a b');
  expect(drawn('grid', [t('a'), t('b')])).toBe('a b');
  expect(drawn('lead', [p('a'), t('b'), p('c')])).toBe('a b c');
});

test('three cards beside a lead are said to be three, so that a lead of words alone leaves no hole beneath it', () => {
  const restOf = (count: number): string | undefined => {
    const cards = Array.from({ length: count + 1 }, (_, at) => t(`c${at}`));
    const container = { id: 'c', title: null, path: null, layout: 'lead' as const, label: null, cards };
    const context = { words: wordsFor('en'), edition, lite: false };
    const html = renderToString(<Container container={container} context={context} first={false} />);
    return /class="(rest[^"]*)"/.exec(html)?.[1];
  };
  expect([2, 3, 4, 5].map(restOf)).toEqual(['rest few', 'rest few three', 'rest few', 'rest']);
});
