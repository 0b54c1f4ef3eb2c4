import type { Node } from 'prosemirror-model';
import type { EditorView, NodeView } from 'prosemirror-view';
import type { Picture } from '../../story/picture.ts';
import type { ChosenRecording, RecordingKind } from '../../story/recording.ts';
import { textWords as words } from '../words.ts';
import { element } from '../dom.ts';

/** Where a control stands: it reads its node again each time, since the text round it changes. */
export interface Host {
  readonly view: EditorView;
  node(): Node;
  /** The position before the node, or null when it is gone. */
  pos(): number | null;
}

/** Something beside a block's words: a picture, an address, a date. */
export interface Control {
  readonly dom: HTMLElement;
  update?(node: Node): void;
}

/** What forms ask the screen for. */
export interface FormAsks {
  readonly choosePicture: ChoosePicture;
  readonly chooseRecording: ChooseRecording;
  /** Shows what is written beside the text; absent where nothing stands there. */
  readonly openFurniture: (() => void) | undefined;
}

/** Lets somebody choose a picture; null when they choose none. */
export type ChoosePicture = () => Promise<Picture | null>;

/** Lets somebody choose a film, or sound; null when they choose none. */
export type ChooseRecording = (is: RecordingKind) => Promise<ChosenRecording | null>;

export interface BlockLook {
  /** Controls over the block's words, and under them. */
  above?(host: Host, asks: FormAsks): Control[];
  below?(host: Host, asks: FormAsks): Control[];
  /** True for a node without a name of its own over it. */
  readonly isPlain?: boolean;
}

/** A block with a form: its name, its controls and its fields. */
export function blockView(look: BlockLook, asks: FormAsks) {
  return (first: Node, view: EditorView, getPos: () => number | undefined): NodeView => {
    let node = first;
    const name = first.type.name;
    const host: Host = { view, node: () => node, pos: () => getPos() ?? null };
    const contentDOM = element('div', { class: 'block-words' });
    const above = look.above?.(host, asks) ?? [];
    const below = look.below?.(host, asks) ?? [];
    const title = words.blocks[name as keyof typeof words.blocks];
    const dom = element('div', { class: `form form-${name}`, ...(title && { role: 'group', 'aria-label': title }) });
    if (title && !look.isPlain) dom.append(element('div', { class: 'form-name', contenteditable: 'false' }, title));
    dom.append(...above.map(framed), contentDOM, ...below.map(framed));
    const show = (): void => {
      for (const control of [...above, ...below]) control.update?.(node);
    };
    show();
    return {
      dom,
      contentDOM,
      update: (next) => {
        if (next.type !== node.type) return false;
        node = next;
        show();
        return true;
      },
      stopEvent: ({ target }) => target instanceof Element && !contentDOM.contains(target) && isOperated(target),
      ignoreMutation: (mutation) => mutation.type !== 'selection' && !contentDOM.contains(mutation.target),
    };
  };
}

function framed({ dom }: Control): HTMLElement {
  dom.setAttribute('contenteditable', 'false');
  return dom;
}

function isOperated(target: Element): boolean {
  return target.closest('button, input, label, select, video, audio') !== null;
}
