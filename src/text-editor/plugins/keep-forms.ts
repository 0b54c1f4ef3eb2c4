import { Fragment, type Node, Slice } from 'prosemirror-model';
import { type EditorState, Plugin, type Transaction } from 'prosemirror-state';
import { ReplaceStep } from 'prosemirror-transform';
import { ySyncPluginKey } from 'y-prosemirror';
import { type FormPart, formOf } from '../../story/document-forms.ts';
import { repairDocument } from '../../story/repair-document.ts';
import { isPutIn } from '../../story/suggested.ts';
import { textSchema } from '../schema.ts';
import { KEEP_AS_IS } from '../suggest/author.ts';
import { differenceOf } from '../difference.ts';

/**
 * Brings what somebody here typed, pasted or dragged back to its forms: a pull quote whose speaker was cut away has an empty
 * speaker again. What others did is repaired by the newsroom, or everybody would mend it at once.
 */
export function keepForms(): Plugin {
  return new Plugin({
    appendTransaction: (transactions, before, state) => {
      const isMine =
        transactions.some((tr) => tr.docChanged) && transactions.every((tr) => !tr.getMeta(ySyncPluginKey));
      return isMine && !fits(before.doc, state.doc) ? mended(state) : null;
    },
  });
}

/** Looks only at the children of the document that are new. */
function fits(before: Node, after: Node): boolean {
  const known = new Set(before.children);
  return after.childCount >= 2 && after.children.every((child) => known.has(child) || fitsForm(child));
}

function fitsForm(node: Node): boolean {
  const form = formOf(node.type.name);
  if (!form) return true;
  let at = 0;
  for (const part of form) {
    const count = run(node, at, part);
    if (count === null) return false;
    at += count;
  }
  return at === node.childCount && node.children.every(fitsForm);
}

/** How many children from `at` are this part, those that are only suggested beside as many as it may hold; null when they are too few. */
function run(node: Node, at: number, part: FormPart): number | null {
  if ('field' in part) {
    const child = node.maybeChild(at);
    return child?.type.name === 'field' && child.attrs['name'] === part.field ? 1 : null;
  }
  let [count, standing] = [0, 0];
  for (const child of node.children.slice(at)) {
    if (!part.nodes.some((name) => name === child.type.name)) break;
    if (!isPutIn(child) && standing === part.most) break;
    standing += isPutIn(child) ? 0 : 1;
    count += 1;
  }
  return count >= part.least ? count : null;
}

function mended(state: EditorState): Transaction | null {
  // The repair knows the server's schema; both have the same nodes under the same names.
  const sound = textSchema.nodeFromJSON(repairDocument(state.doc.toJSON()).node.toJSON());
  const difference = differenceOf(state.doc, sound);
  if (!difference) return null;
  const { from, to, content } = difference;
  return state.tr.setMeta(KEEP_AS_IS, true).step(new ReplaceStep(from, to, new Slice(Fragment.from(content), 0, 0)));
}
