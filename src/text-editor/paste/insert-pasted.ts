import { type Attrs, Fragment, type Node, type NodeType, Slice } from 'prosemirror-model';
import { type EditorState, NodeSelection, Selection, type Transaction } from 'prosemirror-state';
import { deleteBetween, type Range } from '../commands/delete-between.ts';
import { caretAt, isOfPoints } from '../commands/places.ts';
import { depthOf } from '../commands/point-depth.ts';
import { typedOver } from '../commands/select-more.ts';
import { DEEPEST } from '../../story/points.ts';
import { textSchema } from '../schema.ts';
import { raised } from './raised.ts';

const { superscript, subscript } = textSchema.marks;
const { listItem } = textSchema.nodes;

/** Puts blocks in the place of the selection, as far as the place has room for them: a headline takes the words alone. */
export function insertPasted(state: EditorState, blocks: readonly Node[]): Transaction {
  const { tr } = state;
  const over = typedOver(state);
  const { from, to } = over ?? state.selection;
  if (!over && isBlockSelected(state) && blocks.length > 0) return replaceBlock(tr, { from, to }, blocks);
  if (!state.selection.empty) deleteBetween(tr, from, to);
  if (blocks.length === 0) return tr;
  const $at = tr.selection.$from;
  const isBody = $at.depth === 1 && $at.parent.isTextblock;
  const only = blocks.length === 1 && blocks[0]?.isTextblock === true;
  if ($at.depth === 0 || !$at.parent.isTextblock) return insertBlocks(tr, tr.selection.to, blocks);
  if (only || $at.parent.type.name === 'field') return insertWords(tr, textsIn(blocks));
  if (!isBody) return insertLines(tr, textsIn(blocks), pointsOf(blocks));
  if ($at.parent.content.size === 0) return replaceEmpty(tr, blocks);
  if ($at.parent.type.name === 'crosshead') return insertBlocks(tr, $at.after(), blocks);
  return insertAmong(tr, blocks);
}

/** True where a block of the body is selected as a whole, so that what is pasted stands in its place. */
function isBlockSelected({ selection }: EditorState): boolean {
  return selection instanceof NodeSelection && selection.$from.depth === 0;
}

/** Every line of words in the blocks, without their forms. */
function textsIn(blocks: readonly Node[]): Fragment[] {
  return blocks.flatMap((block) => {
    if (block.isTextblock) return block.content.size > 0 ? [block.content] : [];
    return block.isInline ? [Fragment.from(block)] : textsIn(block.children);
  });
}

/** Lines as one text at the caret; line feeds between them become spaces where the field is one line. */
function insertWords(tr: Transaction, lines: readonly Fragment[]): Transaction {
  const { $from } = tr.selection;
  const isOneLine = $from.depth > 1 && $from.node(1).type.name === 'furniture';
  const between = isOneLine ? textSchema.text(' ') : textSchema.node('break');
  // A divider alone, or a picture, has no words to put in.
  if (lines.length === 0) return tr;
  const words = lines.flatMap((line, at) => [...(at > 0 ? [between] : []), ...line.content]);
  const fitted = words.map((node) => {
    const kept = isOneLine && node.type.name === 'break' ? textSchema.text(' ') : node;
    return fitting(kept, $from.parent.type);
  });
  tr.replace($from.pos, $from.pos, new Slice(Fragment.fromArray(fitted), 0, 0));
  return caretBehind(tr, $from.pos);
}

/** Lines as texts of the kind the caret is in: points of a list, paragraphs of a quote. */
function insertLines(tr: Transaction, lines: readonly Fragment[], points: readonly Node[] | null): Transaction {
  const { $from } = tr.selection;
  const type = $from.parent.type;
  const texts = lines.map((line, at) =>
    type.create(
      type === listItem ? among($from.parent, points?.[at]) : null,
      line.content.map((node) => fitting(node, type)),
    ),
  );
  const isAlone = texts.length < 2;
  if (isAlone) return insertWords(tr, lines);
  tr.replace($from.pos, $from.pos, new Slice(Fragment.fromArray(texts), 1, 1));
  return caretBehind(tr, $from.pos);
}

/** The points of lists with words in them; null where anything else is among them. */
function pointsOf(blocks: readonly Node[]): Node[] | null {
  if (!blocks.every((block) => isOfPoints(block))) return null;
  return blocks.flatMap(({ children }) => children.filter(({ content }) => content.size > 0));
}

/** Where a pasted point stands among those that it is pasted into. */
function among(here: Node, pasted: Node | undefined): Attrs {
  const inside = pasted ? depthOf(pasted) : 0;
  const ordered = (inside > 0 ? pasted : here)?.attrs['ordered'] === true;
  return { depth: Math.min(depthOf(here) + inside, DEEPEST), ordered };
}

/** Words as a text of this type may have them. Where nothing can be set high or low, figures that are so by themselves stand for it. */
function fitting(node: Node, type: NodeType): Node {
  const marks = type.allowedMarks(node.marks);
  const script = node.marks.find((mark) => mark.type === superscript || mark.type === subscript);
  const lost =
    script && !script.isInSet(marks) ? raised(node.text ?? '', script.type === superscript ? 'sup' : 'sub') : null;
  return lost === null ? node.mark(marks) : textSchema.text(lost, marks);
}

function insertBlocks(tr: Transaction, pos: number, blocks: readonly Node[]): Transaction {
  tr.insert(pos, [...blocks]);
  return caretAt(tr, pos + blocks.reduce((size, { nodeSize }) => size + nodeSize, 0), -1);
}

function replaceEmpty(tr: Transaction, blocks: readonly Node[]): Transaction {
  const { $from } = tr.selection;
  return replaceBlock(tr, { from: $from.before(), to: $from.after() }, blocks);
}

function replaceBlock(tr: Transaction, { from, to }: Range, blocks: readonly Node[]): Transaction {
  tr.replaceWith(from, to, [...blocks]);
  return caretAt(tr, from + blocks.reduce((size, { nodeSize }) => size + nodeSize, 0), -1);
}

/** Paragraphs at the ends of what is pasted become one with the halves of the one they are pasted into. */
function insertAmong(tr: Transaction, blocks: readonly Node[]): Transaction {
  const { $from } = tr.selection;
  const open = (node: Node | undefined): number => (node?.type.name === 'paragraph' ? 1 : 0);
  const slice = new Slice(Fragment.fromArray([...blocks]), open(blocks[0]), open(blocks.at(-1)));
  tr.replace($from.pos, $from.pos, slice);
  return caretBehind(tr, $from.pos);
}

function caretBehind(tr: Transaction, pos: number): Transaction {
  return tr.setSelection(Selection.near(tr.doc.resolve(tr.mapping.slice(tr.steps.length - 1).map(pos)), -1));
}
