/** A tree of which nothing is known but that it is finite: what a merge or a stranger made of a document. */
export interface Loose {
  readonly name: string;
  readonly attrs: ReadonlyMap<string, unknown>;
  readonly marks: readonly LooseMark[];
  readonly text: string;
  readonly children: readonly Loose[];
}

export interface LooseMark {
  readonly name: string;
  readonly attrs: ReadonlyMap<string, unknown>;
}

/** No document of ours is deeper than six; below this depth only words are looked for. */
const DEEPEST = 16;

/** Reads anything as a tree of nodes in ProseMirror's JSON; what is no node at all becomes an unknown one without words. */
export function looseOf(value: unknown, depth = 0): Loose {
  const { type, attrs, marks, text, content } = objectOf(value);
  const name = typeof type === 'string' ? type : '';
  const children = Array.isArray(content) ? content : [];
  return {
    name,
    attrs: new Map(Object.entries(objectOf(attrs))),
    marks: (Array.isArray(marks) ? marks : []).map(looseMark),
    text: typeof text === 'string' ? text : '',
    children: depth < DEEPEST ? children.map((child) => looseOf(child, depth + 1)) : wordsBelow(children),
  };
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function looseMark(value: unknown): LooseMark {
  const { type, attrs } = objectOf(value);
  return { name: typeof type === 'string' ? type : '', attrs: new Map(Object.entries(objectOf(attrs))) };
}

/** All words under these nodes, in order, without calling itself: a hostile tree may be deeper than the stack. */
function wordsBelow(nodes: readonly unknown[]): Loose[] {
  const found: Loose[] = [];
  const waiting = nodes.toReversed();
  while (waiting.length > 0) {
    const { text, content } = objectOf(waiting.pop());
    if (typeof text === 'string') found.push(looseText(text));
    if (Array.isArray(content)) for (const child of content.toReversed()) waiting.push(child);
  }
  return found;
}

function looseText(text: string): Loose {
  return { name: 'text', attrs: new Map(), marks: [], text, children: [] };
}
