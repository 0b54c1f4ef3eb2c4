import { Fragment, Mark, type ResolvedPos, Slice } from 'prosemirror-model';
import type { EditorState, Transaction } from 'prosemirror-state';
import { ReplaceStep } from 'prosemirror-transform';
import { textSchema } from '../schema.ts';
import { isStruckOut } from './wholes.ts';

const { insertion, deletion } = textSchema.marks;

/**
 * Words that were typed look like those beside them. Beside words that are struck out they would look like words that are as good as gone, so
 * they take after the text as it would stand. What was chosen for them, and what came with a paste, stays.
 */
export function typedAsAccepted(step: ReplaceStep, tr: Transaction, { storedMarks, doc }: EditorState): ReplaceStep {
  const isChosen = storedMarks !== null || tr.getMeta('paste') === true || tr.getMeta('uiEvent') !== undefined;
  const { from, to, slice } = step;
  if (isChosen || from !== to || slice.openStart > 0 || tr.steps.length > 1) return step;
  const $pos = doc.resolve(from);
  if (!$pos.parent.inlineContent || !$pos.parent.children.some(isStruckOut)) return step;
  const [taken, meant] = [plain($pos.marks()), marksAsAccepted($pos)];
  if (!slice.content.content.every((node) => Mark.sameSet(plain(node.marks), taken))) return step;
  const words = slice.content.content.map((node) => node.mark(meant));
  return new ReplaceStep(from, to, new Slice(Fragment.fromArray(words), 0, 0));
}

function marksAsAccepted({ parent, parentOffset }: ResolvedPos): readonly Mark[] {
  const before = parent.cut(0, parentOffset).children.filter((node) => !isStruckOut(node));
  const behind = parent.cut(parentOffset).children.filter((node) => !isStruckOut(node));
  const all = [...before, ...behind].map((node) => node.mark(plain(node.marks)));
  const size = before.reduce((sum, { nodeSize }) => sum + nodeSize, 0);
  return parent.copy(Fragment.fromArray(all)).resolve(size).marks();
}

function plain(marks: readonly Mark[]): readonly Mark[] {
  return deletion.removeFromSet(insertion.removeFromSet(marks));
}
