import fc from 'fast-check';
import { type Command, type EditorState, type Transaction } from 'prosemirror-state';
import { addColumnAfter, addRowAfter, deleteColumn, deleteRow } from 'prosemirror-tables';
import { expect, test } from 'vitest';
import { prosemirrorToYXmlFragment } from 'y-prosemirror';
import { Doc } from 'yjs';
import { backspace, deleteForwardsBy } from '../../src/text-editor/commands/backspace.ts';
import {
  deleteBlock,
  duplicateBlock,
  insertBlock,
  moveBlock,
  paragraphBefore,
  turnInto,
} from '../../src/text-editor/commands/blocks.ts';
import { deleteBetween } from '../../src/text-editor/commands/delete-between.ts';
import { enter } from '../../src/text-editor/commands/enter.ts';
import { toggleMark } from '../../src/text-editor/commands/marks.ts';
import { turnable } from '../../src/text-editor/commands/turn.ts';
import { insertPasted } from '../../src/text-editor/paste/insert-pasted.ts';
import { keepForms } from '../../src/text-editor/plugins/keep-forms.ts';
import { textSchema } from '../../src/text-editor/schema.ts';
import { KEEP_AS_IS, suggesting } from '../../src/text-editor/suggest/author.ts';
import { recorded } from '../../src/text-editor/suggest/record.ts';
import { settled } from '../../src/text-editor/settle-suggestions.ts';
import { type Block, wordsOf } from '../../src/story/blocks.ts';
import { documentOf } from '../../src/story/document-of.ts';
import { draftOf, type Filing } from '../../src/story/draft-of.ts';
import { repairDocument } from '../../src/story/repair-document.ts';
import type { Story } from '../../src/story/story.ts';
import { anyStory, filingOf } from '../house/any-story.ts';
import { type Act, anyAct, selectedFor } from './any-act.ts';
import { paragraph, stateWith } from './documents.ts';

const who = (id: string) => ({ id, now: () => '2026-11-23T09:00:00Z' });

/** Anything that somebody may do to a text, at any place of it. */
const doings: Readonly<Record<string, Command>> = {
  type: (state, dispatch) => (dispatch?.(state.tr.insertText('Perhaps')), true),
  enter,
  backspace,
  deleteForwards: deleteForwardsBy('word'),
  deleteSelected: (state, dispatch) => {
    dispatch?.(deleteBetween(state.tr, state.selection.from, state.selection.to));
    return true;
  },
  deleteBlock,
  duplicateBlock,
  paragraphBefore,
  up: moveBlock(-1),
  down: moveBlock(1),
  strong: toggleMark(textSchema.marks.strong),
  paste: (state, dispatch) => {
    dispatch?.(insertPasted(state, [paragraph('Pasted.'), textSchema.node('divider'), paragraph('Also pasted.')]));
    return true;
  },
  decorative: (state, dispatch) => {
    const tr = state.tr;
    state.doc.descendants((node, pos) => {
      if (node.type.name === 'image') tr.setNodeAttribute(pos, 'decorative', node.attrs['decorative'] !== true);
    });
    dispatch?.(tr);
    return true;
  },
  ...Object.fromEntries(
    (['image', 'divider', 'pullQuote', 'table', 'list', 'embed', 'gallery'] as const).map((kind) => [
      `insert ${kind}`,
      insertBlock(kind),
    ]),
  ),
  ...Object.fromEntries(turnable.map((kind) => [`turn into ${kind}`, turnInto(kind)])),
  addColumnAfter,
  addRowAfter,
  deleteColumn,
  deleteRow,
};

const act = anyAct(doings);

function selected(state: EditorState, one: Act): EditorState {
  return selectedFor(state, one, { start: state.doc.child(0).nodeSize, isDeep: true });
}

/** Does it while suggesting, as the editor would. */
function suggested(before: EditorState, one: Act, by: string): EditorState {
  let state = selected(before, one);
  const dispatch = (tr: Transaction): void => {
    const meant = tr.docChanged && !tr.getMeta(KEEP_AS_IS) ? recorded(tr, state, who(by)) : tr;
    if (meant) state = state.apply(meant);
  };
  doings[one.doing]?.(state, dispatch);
  state.doc.check();
  return state;
}

function textOf(story: Story): EditorState {
  return stateWith(textSchema.nodeFromJSON(documentOf(story).toJSON()), [suggesting(() => who('ada')), keepForms()]);
}

/** What readers would get. Of a block that nobody has filled in they get nothing, and it is none while its first words are suggested. */
function read(state: EditorState, filing: Filing): object {
  const { node } = repairDocument(state.doc.toJSON());
  const { mainMedia, body, byline, headline, standfirst } = draftOf(node, filing).story;
  return {
    mainMedia: mainMedia && isFilled(mainMedia) ? mainMedia : null,
    body: body.filter(isFilled),
    byline,
    headline,
    standfirst,
  };
}

function isFilled(block: Block): boolean {
  const shows = ['picture', 'src', 'url', 'href'].some((name) => Boolean((block as Record<string, unknown>)[name]));
  return block.type === 'divider' || shows || wordsOf(block).trim() !== '';
}

const longStory = fc
  .tuple(anyStory, anyStory, anyStory)
  .map(([one, other, third]) => ({ ...one, body: [...one.body, ...other.body, ...third.body] }));

test('whatever is suggested, readers get what they got, and rejecting it all leaves nothing of it', () => {
  fc.assert(
    fc.property(longStory, fc.array(act, { minLength: 1, maxLength: 6 }), (story, acts) => {
      const filing = filingOf(story);
      let state = textOf(story);
      const before = read(state, filing);
      for (const [at, one] of acts.entries()) {
        state = suggested(state, one, at % 3 === 2 ? 'ben' : 'ada');
        expect(read(state, filing)).toEqual(before);
      }
      // What is suggested can be sent to others.
      prosemirrorToYXmlFragment(state.doc, new Doc().getXmlFragment('story'));
      const rejected = state.apply(settled(state, 'reject', () => true));
      rejected.doc.check();
      expect(draftOf(rejected.doc, filing).pending.suggestions).toEqual([]);
      expect(read(rejected, filing)).toEqual(before);
      const accepted = state.apply(settled(state, 'accept', () => true));
      accepted.doc.check();
      expect(draftOf(accepted.doc, filing).pending.suggestions).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
