import { Slice } from 'prosemirror-model';
import type { EditorState, Transaction } from 'prosemirror-state';
import { ReplaceStep } from 'prosemirror-transform';
import { ySyncPluginKey } from 'y-prosemirror';
import { differenceOf } from '../difference.ts';
import { followed } from '../together/follow.ts';

/**
 * What came from others, as the smallest change, with the caret where its words are. The binding to the shared document replaces the
 * whole text at each letter that somebody else types, which would throw away every highlight, every position and the selection in a
 * table.
 */
export function narrowed(tr: Transaction, state: EditorState): Transaction {
  const meta: unknown = tr.getMeta(ySyncPluginKey);
  const isRemote = typeof meta === 'object' && meta !== null && 'isChangeOrigin' in meta;
  if (!isRemote || !tr.docChanged) return tr;
  const out = state.tr.setMeta(ySyncPluginKey, meta).setMeta('addToHistory', false);
  const difference = differenceOf(state.doc, tr.doc);
  if (difference) {
    const { from, to, content } = difference;
    out.step(new ReplaceStep(from, to, new Slice(content, 0, 0)));
    followed(out, state, { from, to: from + content.size });
  }
  if (tr.scrolledIntoView) out.scrollIntoView();
  return out;
}
