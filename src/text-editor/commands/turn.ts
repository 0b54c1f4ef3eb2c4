import { Fragment, type Node } from 'prosemirror-model';
import { blankNode } from '../../story/document-forms.ts';
import type { NodeName } from '../../story/document-schema.ts';
import { textSchema } from '../schema.ts';
import type { Starter } from '../starters.ts';

/** Blocks that are words, which may stand in a block of another kind. */
export const turnable: readonly Starter[] = [
  'paragraph',
  'crosshead',
  'list',
  'numberedList',
  'keyPoints',
  'quote',
  'pullQuote',
  'factBox',
];

/** The blocks of another kind that say what this one says; null for a block that is more than words. */
export function turned(node: Node, kind: Starter): Node[] | null {
  if (!turnable.includes(node.type.name as Starter) || !turnable.includes(kind)) return null;
  const lines = textsKept(node, kind);
  const texts = (name: NodeName): Node[] => lines.map((line) => textOf(name, line));
  if (kind === 'paragraph' || kind === 'crosshead') return texts(kind);
  if (kind === 'list' || kind === 'numberedList') {
    return [textSchema.node('list', { ordered: kind === 'numberedList' }, texts('listItem'))];
  }
  if (kind === 'keyPoints') return [textSchema.node('keyPoints', null, texts('listItem'))];
  const form = blankNode(kind, null, textSchema);
  return [filled(form, node, kind === 'pullQuote' ? joinedField(lines) : texts('paragraph'))];
}

/** The block's texts, those of fields that the new kind has too left out. */
function textsKept(node: Node, kind: Starter): Fragment[] {
  if (node.isTextblock) return [node.content];
  const carried = carriedFields(kind);
  const kept = node.children.filter(({ type, attrs, content }) => {
    return type.name !== 'field' || (content.size > 0 && !carried.has(String(attrs['name'])));
  });
  const lines = kept.map(({ content }) => content);
  return lines.length > 0 ? lines : [Fragment.empty];
}

function carriedFields(kind: Starter): ReadonlySet<string> {
  if (kind === 'quote' || kind === 'pullQuote') return new Set(['speaker', 'role', 'source']);
  return new Set(kind === 'factBox' ? ['title'] : []);
}

function textOf(name: NodeName, words: Fragment): Node {
  const type = textSchema.nodes[name];
  return type.create(
    null,
    words.content.map((node) => node.mark(type.allowedMarks(node.marks))),
  );
}

/** All lines as the one field of a pull quote. */
function joinedField(lines: readonly Fragment[]): Node[] {
  const line = textSchema.node('break');
  const words = lines.flatMap((one, at) => [...(at > 0 ? [line] : []), ...one.content]);
  const field = textSchema.nodes.field;
  return [
    field.create(
      { name: 'text' },
      words.map((node) => node.mark(field.allowedMarks(node.marks))),
    ),
  ];
}

/** A form with the words in their place, and the fields it shares with the block they come from. */
function filled(form: Node, from: Node, words: readonly Node[]): Node {
  const shared = form.children.map((part) => {
    if (part.type.name !== 'field') return part;
    const same = from.children.find(({ type, attrs }) => type === part.type && attrs['name'] === part.attrs['name']);
    return same && part.attrs['name'] !== 'text' ? same : part;
  });
  const rest = shared.filter(({ type, attrs }) => type.name === 'field' && attrs['name'] !== 'text');
  const isTitled = rest[0]?.attrs['name'] === 'title';
  return form.copy(Fragment.fromArray(isTitled ? [...rest, ...words] : [...words, ...rest]));
}
