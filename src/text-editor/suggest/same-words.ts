import type { Mark, MarkType, Node } from 'prosemirror-model';
import { TextSelection, type Transaction } from 'prosemirror-state';
import { textSchema } from '../schema.ts';

const { insertion, deletion } = textSchema.marks;

interface Run {
  readonly kind: MarkType | null;
  readonly from: number;
  readonly nodes: Node[];
}

/**
 * Words that an author takes out and puts in again beside themselves are no change, as after a paragraph that is cut and made one again: the old ones
 * stay, without a suggestion, and the caret among them. Looks in the text at the caret alone.
 */
export function withoutSameWords(out: Transaction, by: string): void {
  const { $head, empty } = out.selection;
  if (!empty || !$head.parent.inlineContent) return;
  const runs = runsIn($head.parent, $head.start(), by);
  const at = runs.findIndex((run, index) => isSame(run, runs[index + 1]));
  const [first, second] = [runs[at], runs[at + 1]];
  if (!first || !second) return;
  const [put, taken] = first.kind === insertion ? [first, second] : [second, first];
  const size = second.from - first.from;
  const { head } = out.selection;
  const isAmong = head >= put.from && head <= put.from + size;
  out.removeMark(taken.from, taken.from + size, deletion).delete(put.from, put.from + size);
  if (isAmong) out.setSelection(TextSelection.create(out.doc, first.from + head - put.from));
}

/** The stretches of a text that the author takes out, puts in and leaves alone, in order. */
function runsIn(text: Node, start: number, by: string): Run[] {
  const runs: Run[] = [];
  text.forEach((node, offset) => {
    const kind = [insertion, deletion].find((one) => one.isInSet(node.marks)?.attrs['by'] === by) ?? null;
    const last = runs.at(-1);
    if (last?.kind === kind) last.nodes.push(node);
    else runs.push({ kind, from: start + offset, nodes: [node] });
  });
  return runs;
}

function isSame(one: Run, other: Run | undefined): boolean {
  if (!other || !one.kind || !other.kind) return false;
  return said(one.nodes) === said(other.nodes);
}

/** The words with what marks them besides being suggested. */
function said(nodes: readonly Node[]): string {
  return JSON.stringify(nodes.map((node) => node.mark(withoutSuggestion(node.marks)).toJSON() as unknown));
}

function withoutSuggestion(marks: readonly Mark[]): Mark[] {
  return marks.filter(({ type }) => type !== insertion && type !== deletion);
}
