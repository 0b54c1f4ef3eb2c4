import type { Node } from 'prosemirror-model';
import type { EditorView, NodeView } from 'prosemirror-view';
import { textWords as words } from '../words.ts';
import { element } from '../dom.ts';
import { faceOf } from '../kinds/faces.ts';
import { isFolded } from '../folded.ts';

/** Fields whose form says enough by itself; they show what they ask for, and no label. */
const unlabelled: ReadonlySet<string> = new Set(['kicker', 'headline', 'standfirst']);

/** A field of a form: its label beside one editable text, which asks for its words while it is empty. */
export function fieldView(node: Node, view: EditorView, getPos: () => number | undefined): NodeView {
  const name = String(node.attrs['name']);
  const parent = parentName(view, getPos());
  const contentDOM = element('div', { class: 'field-words', 'data-asks': asks(parent, name) });
  const dom = element('div', { class: `form-field form-field-${name.replace(/\W/g, '')}` });
  if (hasLabel(parent, name)) dom.append(label(name));
  dom.append(contentDOM);
  const show = (shown: Node): void => {
    contentDOM.classList.toggle('is-empty', shown.content.size === 0);
    dom.classList.toggle('is-folded', isFolded(shown));
  };
  show(node);
  return {
    dom,
    contentDOM,
    update: (next) => {
      if (next.type !== node.type || next.attrs['name'] !== name) return false;
      show(next);
      return true;
    },
    ignoreMutation: (mutation) => mutation.type !== 'selection' && !contentDOM.contains(mutation.target),
  };
}

function parentName(view: EditorView, pos: number | undefined): string {
  // While a document is drawn for the first time the view has it already, so the position holds.
  return pos === undefined ? '' : view.state.doc.resolve(pos).parent.type.name;
}

function hasLabel(parent: string, name: string): boolean {
  if (parent === 'tableCell' || parent === 'tableHeader') return false;
  if (parent === 'furniture') return !unlabelled.has(name);
  return !faceOf(parent)?.unlabelled?.includes(name);
}

function label(name: string): HTMLElement {
  return element('span', { class: 'field-label', contenteditable: 'false' }, words.fields[name] ?? name);
}

function asks(parent: string, name: string): string {
  if (parent === 'tableCell' || parent === 'tableHeader') return '';
  return words.asks[`${parent}/${name}`] ?? words.asks[name] ?? '';
}
