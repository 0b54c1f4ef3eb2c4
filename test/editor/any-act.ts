import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { type EditorState, NodeSelection, TextSelection } from 'prosemirror-state';

/** One of the things that somebody may do to a text, and where: `from` is a part of the text, 0 to 1, `length` in letters. */
export interface Act {
  readonly doing: string;
  readonly from: number;
  readonly length: number;
  /** Whether a block is selected as a whole. */
  readonly isWhole: boolean;
}

/** Any of these, anywhere. */
export function anyAct(doings: object): fc.Arbitrary<Act> {
  return fc.record({
    doing: fc.constantFrom(...Object.keys(doings)),
    from: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.oneof(fc.constant(0), fc.nat(12), fc.nat(200)),
    isWhole: fc.boolean(),
  });
}

/** Selects what an act is about in the text from `start` on; blocks within blocks too where `isDeep`. */
export function selectedFor(
  state: EditorState,
  { from, length, isWhole }: Act,
  { start, isDeep }: { readonly start: number; readonly isDeep: boolean },
): EditorState {
  const at = start + Math.floor(from * (state.doc.content.size - start));
  if (isWhole) {
    const blocks: number[] = [];
    state.doc.descendants((node, pos) => {
      if (node.type.spec.group === 'block') blocks.push(pos);
      return isDeep;
    });
    const pos = blocks[Math.floor(from * (blocks.length - 1))];
    if (pos !== undefined) return state.apply(state.tr.setSelection(NodeSelection.create(state.doc, pos)));
  }
  const ends = [at, Math.min(at + length, state.doc.content.size)].map((pos) =>
    state.doc.resolve(wholeAt(state.doc, pos)),
  );
  return state.apply(state.tr.setSelection(TextSelection.between(ends[0]!, ends[1]!)));
}

/** Between two letters: no caret ever stands within one of two code units. */
function wholeAt(doc: Node, pos: number): number {
  const beside = pos > 0 && pos < doc.content.size ? doc.textBetween(pos - 1, pos + 1) : '';
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(beside) ? pos - 1 : pos;
}
