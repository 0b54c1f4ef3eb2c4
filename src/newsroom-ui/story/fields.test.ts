import { EditorState } from 'prosemirror-state';
import { describe, expect, it } from 'vitest';
import { aStory } from '../../../test/house/stories.ts';
import { documentOf } from '../../story/document-of.ts';
import { documentSchema } from '../../story/document-schema.ts';
import { draftOf } from '../../story/draft-of.ts';
import { addByline, bylinesIn, changeBetween, fieldAt, removeByline, sayInField } from './fields.ts';

const story = aStory({
  shortHeadline: 'Ferry is back',
  byline: [{ person: 'Ada Reed' }, { person: 'Tom Quillan', role: 'Reporter' }],
});
const stateOf = (said = story) => EditorState.create({ doc: documentOf(said), schema: documentSchema });

function after(state: EditorState, tr: ReturnType<typeof sayInField>): EditorState {
  if (!tr) throw new Error('nothing changed');
  return state.apply(tr);
}

const said = (state: EditorState) => draftOf(state.doc, story).story;

describe('a field of the furniture', () => {
  it('is found by its path, in bylines too', () => {
    const { doc } = stateOf();
    expect(fieldAt(doc, 'shortHeadline')?.text).toBe('Ferry is back');
    expect(fieldAt(doc, 'byline/1/role')?.text).toBe('Reporter');
    expect([fieldAt(doc, 'byline/2/person'), fieldAt(doc, 'nothing')]).toEqual([null, null]);
  });

  it('says other words by the smallest change', () => {
    const state = stateOf();
    const tr = sayInField(state, 'shortHeadline', 'Ferry was back');
    expect(tr?.steps.map((step) => JSON.stringify(step.toJSON()).length > 0)).toHaveLength(2);
    const next = after(state, tr);
    expect(said(next)).toEqual({ ...said(state), shortHeadline: 'Ferry was back' });
    expect(sayInField(next, 'shortHeadline', 'Ferry was back')).toBeNull();
  });

  it('keeps a comment on words that stay', () => {
    const state = stateOf();
    const from = fieldAt(state.doc, 'shortHeadline')?.from ?? 0;
    const commented = state.apply(state.tr.addMark(from, from + 5, documentSchema.mark('comment', { id: 'c1' })));
    const next = after(commented, sayInField(commented, 'shortHeadline', 'Ferry is back at last'));
    expect(draftOf(next.doc, story).pending.comments).toEqual(['c1']);
  });

  it('takes line feeds as spaces', () => {
    const state = stateOf();
    expect(said(after(state, sayInField(state, 'trailText', 'One\n two'))).trailText).toBe('One two');
  });

  it('is pending while suggestions are open in it', () => {
    const state = stateOf();
    const from = fieldAt(state.doc, 'shortHeadline')?.from ?? 0;
    const mark = documentSchema.mark('deletion', { id: 's1', by: 'p', at: '2026-11-23T09:00:00Z' });
    expect(fieldAt(state.apply(state.tr.addMark(from, from + 5, mark)).doc, 'shortHeadline')?.isPending).toBe(true);
    expect(fieldAt(state.doc, 'shortHeadline')?.isPending).toBe(false);
  });
});

describe('bylines', () => {
  it('are added after those there are, and taken out by their number', () => {
    const state = stateOf();
    const added = after(state, addByline(state));
    const named = after(added, sayInField(added, 'byline/2/person', 'Joanna Pryce'));
    expect(said(named).byline.map(({ person }) => person)).toEqual(['Ada Reed', 'Tom Quillan', 'Joanna Pryce']);
    const left = after(named, removeByline(named, 0));
    expect(said(left).byline.map(({ person }) => person)).toEqual(['Tom Quillan', 'Joanna Pryce']);
    expect(() => left.doc.check()).not.toThrow();
  });

  it('are begun where a story has none', () => {
    const state = stateOf(aStory());
    const added = after(state, addByline(state));
    expect(bylinesIn(added.doc)).toHaveLength(1);
    expect(removeByline(added, 1)).toBeNull();
  });
});

describe('what changed between two texts', () => {
  it.each([
    ['abc', 'abc', 3, 3, 3],
    ['', 'abc', 0, 0, 3],
    ['abc', '', 0, 3, 0],
    ['aXc', 'aYYc', 1, 2, 3],
    ['aa', 'aaa', 2, 2, 3],
    ['aaa', 'aa', 2, 3, 2],
  ])('“%s” to “%s”', (before, later, start, oldEnd, newEnd) => {
    expect(changeBetween(before, later)).toEqual({ start, oldEnd, newEnd });
  });
});
