import type { Node } from 'prosemirror-model';
import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state';
import { AddMarkStep, ReplaceStep, type Step } from 'prosemirror-transform';
import { ySyncPluginKey, yUndoPlugin, yUndoPluginKey } from 'y-prosemirror';
import type { UndoManager, XmlFragment } from 'yjs';
import { SharedUndo } from '../together/undoing.ts';

/** Letters after which the next word begins a new step, for those who write on without a full stop. */
const STEP_LETTERS = 20;
const STEP_MS = 3000;

/** Set on a transaction that is taken back together with what was done before it, however long ago. */
export const SAME_STEP = 'same-step';

/** What was done last, as far as it matters to what is done next. */
interface Doing {
  readonly is: 'typing' | 'deleting' | 'other';
  /** Where it goes on, if it goes on. */
  readonly at: number;
  readonly letters: number;
  readonly since: number;
  readonly composition: unknown;
}

const key = new PluginKey<Doing | null>('undo-steps');

/**
 * What one undo takes back: a few words, a sentence, a run of deleting, or one act such as a new paragraph; a pause of half a second
 * ends a step too (`captureTimeout` of Yjs). Only what is done here is ever taken back here.
 */
export function undoSteps(fragment: XmlFragment): Plugin[] {
  const doings = new Plugin<Doing | null>({
    key,
    state: {
      init: () => null,
      apply: (tr, before, old) => {
        if (!tr.docChanged) return before;
        return tr.getMeta(ySyncPluginKey) ? moved(before, tr) : doingOf(tr, before, old);
      },
    },
  });
  return [yUndoPlugin({ undoManager: new SharedUndo(fragment) }) as Plugin, doings];
}

/** What others write does not end a step; it only shifts where it goes on. */
function moved(before: Doing | null, tr: Transaction): Doing | null {
  return before && before.at >= 0 ? { ...before, at: tr.mapping.map(before.at) } : before;
}

/** Ends the step before a transaction that begins a new one. Called before it is applied, since applying it shares it. */
export function beginStep(state: EditorState, tr: Transaction): void {
  if (!tr.docChanged || tr.getMeta(ySyncPluginKey)) return;
  if (tr.getMeta(SAME_STEP)) {
    const manager = managerOf(state);
    if (manager) manager.lastChange = Date.now();
    return;
  }
  const before = key.getState(state) ?? null;
  if (before && !goesOn(tr, before, state)) endStep(state);
}

/** What is done after this is a step of its own. */
export function endStep(state: EditorState): void {
  managerOf(state)?.stopCapturing();
}

/** What remembers the steps of this editor. */
export function managerOf(state: EditorState): UndoManager | undefined {
  return (yUndoPluginKey.getState(state) as { undoManager: UndoManager } | undefined)?.undoManager;
}

/** One stretch replaced by words: what typing and deleting are; null for anything else. */
interface Edit {
  readonly from: number;
  readonly to: number;
  readonly words: string;
}

function editOf(tr: Transaction): Edit | null {
  const [first, ...more] = tr.steps;
  if (more.length === 0 && isSuggestedAway(first)) return { from: first.from, to: first.to, words: '' };
  const step = replacedIn(tr);
  if (!step) return null;
  const { from, to, slice } = step;
  const isWords = slice.content.content.every(({ isText }) => isText);
  return isWords ? { from, to, words: slice.content.textBetween(0, slice.content.size) } : null;
}

/** The step of a transaction whose only one replaces a stretch within one node; null for any other. */
export function replacedIn({ steps: [step, ...more], docs: [before] }: Transaction): ReplaceStep | null {
  if (more.length > 0 || !(step instanceof ReplaceStep) || step.slice.openStart > 0) return null;
  return before?.resolve(step.from).sameParent(before.resolve(step.to)) ? step : null;
}

function isSuggestedAway(step: Step | undefined): step is AddMarkStep {
  return step instanceof AddMarkStep && step.mark.type.name === 'deletion';
}

function doingOf(tr: Transaction, before: Doing | null, state: EditorState): Doing {
  const edit = editOf(tr);
  const isOn = before !== null && goesOn(tr, before, state);
  const since = isOn ? before.since : tr.time;
  const letters = (isOn ? before.letters : 0) + (edit?.words.trim().length ?? 0);
  const composition = tr.getMeta('composition') as unknown;
  const is = edit === null || isPasted(tr) ? 'other' : edit.words === '' ? 'deleting' : 'typing';
  return { is, at: edit ? edit.from + edit.words.length : -1, letters, since, composition };
}

function goesOn(tr: Transaction, before: Doing, state: EditorState): boolean {
  const composition = tr.getMeta('composition') as unknown;
  if (composition !== undefined && composition === before.composition) return true;
  const edit = editOf(tr);
  if (!edit || isPasted(tr) || before.is === 'other') return false;
  if (edit.words === '') return before.is === 'deleting' && (edit.to === before.at || edit.from === before.at);
  const isBehind = before.is === 'typing' && edit.to === before.at;
  return isBehind && !beginsAfresh(edit, { before, now: tr.time, doc: state.doc });
}

function isPasted(tr: Transaction): boolean {
  return tr.getMeta('paste') === true || tr.getMeta('uiEvent') !== undefined;
}

/** A sentence begins a step, and a word does when the step is long or old enough. */
function beginsAfresh({ from, words }: Edit, { before, now, doc }: { before: Doing; now: number; doc: Node }): boolean {
  const $from = doc.resolve(from);
  const written = $from.parent.textBetween(Math.max(0, $from.parentOffset - 4), $from.parentOffset, undefined, '\n');
  if (before.letters === 0 || !/\s$/u.test(written) || /^\s/u.test(words)) return false;
  const isSentence = /[.!?…。！？؟।]["”’»)\]]*\s+$/u.test(written);
  return isSentence || before.letters >= STEP_LETTERS || now - before.since > STEP_MS;
}
