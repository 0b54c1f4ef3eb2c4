import type { Node } from 'prosemirror-model';

/** Furniture that readers do not see over a story: it is written in the panel beside the text. */
const beside: ReadonlySet<string> = new Set(['shortHeadline', 'trailText', 'catchline']);

/** Furniture that few stories have. */
const seldom: ReadonlySet<string> = new Set(['kicker', 'dateline']);

/** Whether the field of this path in the story is written beside the text. */
export function isBeside(path: string): boolean {
  return beside.has(path);
}

/**
 * Whether a field is out of sight in the text: what is written beside it, until somebody suggests or comments there, and what few stories
 * have, while it is empty. Any of it is in sight while the caret is in it (`forms.css`).
 */
export function isFolded({ type, attrs, content, children }: Node): boolean {
  const name = String(attrs['name']);
  if (type.name !== 'field') return false;
  return seldom.has(name) ? content.size === 0 : isBeside(name) && children.every(({ marks }) => marks.length === 0);
}
