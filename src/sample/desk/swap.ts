import type { RichText } from '../../story/rich-text.ts';
import type { StoryInput } from '../../story/story.ts';
import { swapRich } from './rich.ts';

const WORDED = ['headline', 'shortHeadline', 'standfirst', 'trailText', 'kicker', 'mainMedia', 'body'] as const;

/** The story with the first `from` in it, furniture before body, replaced by `to`. Throws when it is nowhere. */
export function swapped<One extends StoryInput>(story: One, from: string, to: string): One {
  for (const field of WORDED) {
    const value = swapIn(story[field], from, to);
    if (value !== story[field]) return { ...story, [field]: value };
  }
  throw new Error(`“${from}” is not in the story.`);
}

/** The value with the first `from` replaced; the very same value when it holds none. */
function swapIn(value: unknown, from: string, to: string): unknown {
  if (typeof value === 'string') return value.replace(from, () => to);
  if (isRich(value)) return swapMarked(value, from, to);
  if (value === null || typeof value !== 'object') return value;
  for (const [key, part] of Object.entries(value)) {
    const next = swapIn(part, from, to);
    if (next !== part) return Array.isArray(value) ? value.with(Number(key), next) : { ...value, [key]: next };
  }
  return value;
}

function swapMarked(value: RichText, from: string, to: string): RichText {
  const next = swapRich(value, from, to);
  return next ? { ...value, ...next } : value;
}

function isRich(value: unknown): value is RichText {
  return typeof value === 'object' && value !== null && 'text' in value && 'marks' in value;
}
