import { EditorState } from 'prosemirror-state';
import { ySyncPlugin } from 'y-prosemirror';
import { Doc } from 'yjs';
import { expect, test } from 'vitest';
import { documentWith } from '../../../test/editor/documents.ts';
import { beginStep, managerOf, SAME_STEP, undoSteps } from './undo-steps.ts';

/** A text in which one letter was just typed, and whether a further transaction would begin a new step. */
function afterOneLetter() {
  const fragment = new Doc().getXmlFragment('story');
  const plugins = [ySyncPlugin(fragment) as never, ...undoSteps(fragment)];
  const before = EditorState.create({ doc: documentWith('Ferry'), plugins });
  const end = before.doc.content.size - 1;
  const state = before.apply(before.tr.insertText('s', end));
  const manager = managerOf(state);
  if (!manager) throw new Error('Nothing remembers the steps.');
  const ends = (tr: EditorState['tr']): boolean => {
    manager.lastChange = 1;
    beginStep(state, tr);
    return manager.lastChange === 0;
  };
  return { state, end, manager, ends };
}

test('letters typed one behind the other are one step; one typed elsewhere begins another', () => {
  const { state, end, ends } = afterOneLetter();
  expect(ends(state.tr.insertText('!', end + 1))).toBe(false);
  expect(ends(state.tr.insertText('!', end - 3))).toBe(true);
  expect(ends(state.tr.delete(end, end + 1))).toBe(true);
  expect(ends(state.tr.setMeta('nothing', true))).toBe(false);
});

test('what is to be taken back together with what was done before it begins no step, however late it comes', () => {
  const { state, end, manager, ends } = afterOneLetter();
  expect(ends(state.tr.insertText('!', end - 3).setMeta(SAME_STEP, true))).toBe(false);
  expect(manager.lastChange).toBeGreaterThan(1);
});
