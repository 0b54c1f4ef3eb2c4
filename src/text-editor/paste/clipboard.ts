import type { Node, Slice } from 'prosemirror-model';
import { AllSelection, Plugin, Selection, type Transaction } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { toast } from '../../ui/toasts.tsx';
import { textWords as words } from '../words.ts';
import { deleteBlock } from '../commands/blocks.ts';
import { deleteBetween } from '../commands/delete-between.ts';
import { rangeOf } from '../commands/select-more.ts';
import { suggestingAuthor } from '../suggest/author.ts';
import { paragraphsOf } from './lines.ts';
import { insertPasted } from './insert-pasted.ts';
import { copied, readCopy, writeCopy } from './own-copy.ts';
import { loneAddress, pasteAddress } from './paste-address.ts';
import { blocksOfLines } from './plain-points.ts';
import { readHtml } from './read-html.ts';
import { tabbedTable } from './read-table.ts';
import { markUnsaid } from './unsaid.ts';
import { writeHtml, writePlain } from './write-html.ts';

/** The type under which a copy keeps its forms for pasting it here again; browsers carry it between pages of one kind. */
const OWN = 'web application/x-standfirst';
const OWN_PLAIN = 'application/x-standfirst';

/** Takes files that were pasted or dropped; false where nobody does. */
export type TakeFiles = (files: readonly File[]) => boolean;

/** Copy, cut, paste and drop, read and written by this room alone. */
export function clipboard(takeFiles: TakeFiles): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        copy: (view, event) => copy(view, event),
        cut: (view, event) => copy(view, event) && cut(view),
        paste: (view, event) => paste(view, event, takeFiles),
        drop: (view, event) => drop(view, event, takeFiles),
      },
    },
  });
}

function copy({ state }: EditorView, event: ClipboardEvent): boolean {
  if (state.selection.empty || !event.clipboardData || isInControl(event)) return false;
  const slice: Slice = copied(state.selection.content());
  event.preventDefault();
  event.clipboardData.setData(OWN_PLAIN, writeCopy(slice));
  event.clipboardData.setData('text/html', writeHtml(slice.content));
  event.clipboardData.setData('text/plain', writePlain(slice.content));
  return true;
}

function cut(view: EditorView): boolean {
  const { $from, $to } = view.state.selection;
  const { from, to } = rangeOf(view.state);
  const isAll = view.state.selection instanceof AllSelection;
  if (!view.editable) return true;
  if ('node' in view.state.selection) return deleteBlock(view.state, view.dispatch, view);
  view.dispatch(
    $from.sameParent($to) && !isAll ? view.state.tr.deleteSelection() : deleteBetween(view.state.tr, from, to),
  );
  return true;
}

function paste(view: EditorView, event: ClipboardEvent, takeFiles: TakeFiles): boolean {
  if (!event.clipboardData || isInControl(event)) return false;
  event.preventDefault();
  if (view.editable) insert(view, event.clipboardData, takeFiles);
  return true;
}

/** Inputs of a form take their own clipboard. */
function isInControl({ target }: Event): boolean {
  return target instanceof Element && target.closest('input, textarea, select') !== null;
}

function drop(view: EditorView, event: DragEvent, takeFiles: TakeFiles): boolean {
  // What is dragged within the text moves there, which the view does by itself.
  if (view.dragging || !event.dataTransfer) return false;
  event.preventDefault();
  const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
  if (!at || !view.editable) return true;
  view.dispatch(view.state.tr.setSelection(Selection.near(view.state.doc.resolve(at.pos))));
  insert(view, event.dataTransfer, takeFiles);
  view.focus();
  return true;
}

function insert(view: EditorView, data: DataTransfer, takeFiles: TakeFiles): void {
  const ours = own(view, data.getData(OWN_PLAIN) || data.getData(OWN));
  // A suggestion is words that somebody else takes or leaves.
  const address = ours || suggestingAuthor(view.state) ? null : addressOf(data);
  if (address) return pasteAddress(view, address);
  if (!ours && isFilesAlone(data) && takeFiles([...data.files])) return;
  const tr = ours ?? foreign(view, data);
  if (tr.docChanged) view.dispatch(tr.scrollIntoView().setMeta('paste', true).setMeta('uiEvent', 'paste'));
}

function own(view: EditorView, text: string): Transaction | null {
  const slice = text === '' ? null : readCopy(text);
  if (!slice) return null;
  const isFlat = slice.content.content.every((node) => node.isInline || node.isTextblock);
  const target = view.state.selection.$from.parent.type.name;
  if (isFlat && slice.content.childCount === 1) return view.state.tr.replaceSelection(slice);
  return target === 'paragraph' && view.state.selection.$from.depth === 1
    ? view.state.tr.replaceSelection(slice)
    : insertPasted(view.state, slice.content.content);
}

function foreign(view: EditorView, data: DataTransfer): Transaction {
  const html = data.getData('text/html');
  const { blocks, pictures, unsaid } = html ? readHtml(inert(html)) : { blocks: [], pictures: 0, unsaid: 0 };
  if (pictures > 0 || (blocks.length === 0 && data.files.length > 0)) toast({ say: words.picturesLeft });
  if (unsaid > 0) toast({ say: words.unsaidLeft });
  // The plain words have no sign of what is deleted in them, so they stand in only where nothing was left out.
  const isPlain = isOfPages(html) || (blocks.length === 0 && unsaid === 0);
  return insertPasted(view.state, isPlain ? plainBlocks(data.getData('text/plain')) : blocks);
}

/** Pictures and no words, as from a folder, a camera or another page. */
function isFilesAlone(data: DataTransfer): boolean {
  if (data.files.length === 0) return false;
  const html = data.getData('text/html');
  return html === '' ? data.getData('text/plain') === '' : readHtml(inert(html)).blocks.length === 0;
}

/** The address that is all of what was copied, with its form or without. */
function addressOf(data: DataTransfer): string | null {
  const address = loneAddress(data.getData('text/plain'));
  if (address === null) return null;
  const html = data.getData('text/html');
  return html === '' || loneAddress(inert(html).textContent) === address ? address : null;
}

/** A page of a PDF as a browser shows it: a line feed ends each line there, whatever the sentence. */
function isOfPages(html: string): boolean {
  return /<br\b[^>]*\brole=["']?presentation/i.test(html);
}

function plainBlocks(text: string): Node[] {
  const table = tabbedTable(text);
  if (table) return [table];
  return blocksOfLines(paragraphsOf(text));
}

interface Policy {
  createHTML(html: string): string;
}

declare global {
  interface Window {
    readonly trustedTypes?: { createPolicy(name: string, rules: Policy): Policy };
  }
}

let policy: Policy | undefined;

/**
 * A pasted document as a tree to read. A parsed document has no window: its scripts, event handlers and addresses do nothing
 * (HTML, DOMParser), and no node of it is ever put into the page.
 */
function inert(html: string): Element {
  policy ??= window.trustedTypes?.createPolicy('standfirst-paste', { createHTML: (text) => text });
  const quiet = quietened(html);
  const text = policy ? policy.createHTML(quiet) : quiet;
  const { body } = new DOMParser().parseFromString(text, 'text/html');
  markUnsaid(
    body,
    [...html.matchAll(/<style\b[^>]*>([^]*?)(?:<\/style\s*>|$)/gi)].map(([, sheet]) => sheet).join('\n'),
  );
  return body;
}

/**
 * Styles and event handlers do nothing there, but the browser would report each one that its policy refused. Styles are needed
 * as text, to tell what is strong, so their attribute gets another name (`styleText`).
 */
function quietened(html: string): string {
  return html
    .replaceAll(/<(style|script)\b[^>]*>[^]*?(?:<\/\1\s*>|$)/gi, '')
    .replaceAll(/<(?:base|meta|link)\b[^>]*>/gi, '')
    .replaceAll(/<[^>]*>/g, (tag) =>
      tag.replaceAll(/(?<=[\s/"'])on\w+\s*=/gi, 'data-off=').replaceAll(/(?<=[\s/"'])style\s*=/gi, 'data-style='),
    );
}
