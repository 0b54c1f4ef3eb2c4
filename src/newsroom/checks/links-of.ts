import { addressOf, type Block } from '../../story/blocks.ts';
import type { Story } from '../../story/story.ts';

/** An address that a story leads to, and where in the story it does. */
export interface StoryLink {
  readonly href: string;
  /** Paths in the story, as problems have them: `body/3`. */
  readonly where: readonly string[];
}

/** Every address in the blocks of a story, each once, in the order of the text. */
export function linksOf(story: Pick<Story, 'body'>): StoryLink[] {
  const found = new Map<string, string[]>();
  for (const [at, block] of story.body.entries()) {
    for (const href of addressesIn(block)) {
      const where = found.get(href) ?? [];
      found.set(href, [...new Set([...where, `body/${at}`])]);
    }
  }
  return [...found].map(([href, where]) => ({ href, where }));
}

/** Values are walked whatever kind of block they stand in, so that a new kind's links are found as well. */
function addressesIn(block: Block): string[] {
  return [addressOf(block) ?? '', ...hrefsIn(block)].filter(Boolean);
}

function hrefsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(hrefsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === 'href' && typeof inner === 'string' ? [inner] : hrefsIn(inner),
  );
}
