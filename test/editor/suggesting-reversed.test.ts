import fc from 'fast-check';
import { type Command, type EditorState, NodeSelection, TextSelection, type Transaction } from 'prosemirror-state';
import { Mapping } from 'prosemirror-transform';
import { addColumnAfter, addRowAfter } from 'prosemirror-tables';
import { expect, test } from 'vitest';
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
import { movePoints } from '../../src/text-editor/commands/point-depth.ts';
import { bodyStart } from '../../src/text-editor/commands/places.ts';
import { enter } from '../../src/text-editor/commands/enter.ts';
import { typedOver } from '../../src/text-editor/commands/select-more.ts';
import { columnAway, rowAway } from '../../src/text-editor/commands/table-rows.ts';
import { replaceable, replacedAll } from '../../src/text-editor/find/find.ts';
import { findersFor } from '../../src/text-editor/find/matches.ts';
import { toggleMark } from '../../src/text-editor/commands/marks.ts';
import { turnable } from '../../src/text-editor/commands/turn.ts';
import { insertPasted } from '../../src/text-editor/paste/insert-pasted.ts';
import { textSchema } from '../../src/text-editor/schema.ts';
import { asAccepted } from '../../src/text-editor/suggest/as-accepted.ts';
import { KEEP_AS_IS, suggesting } from '../../src/text-editor/suggest/author.ts';
import { recorded } from '../../src/text-editor/suggest/record.ts';
import { suggestionsIn } from '../../src/text-editor/suggestions.ts';
import { settled } from '../../src/text-editor/settle-suggestions.ts';
import { documentOf } from '../../src/story/document-of.ts';
import { anyStory } from '../house/any-story.ts';
import { rounds, SEED } from '../house/proof.ts';
import { type Act, anyAct, selectedFor } from './any-act.ts';
import { paragraph, stateWith } from './documents.ts';

const ada = { id: 'ada', now: () => '2026-11-23T09:00:00Z' };

/** Within words the browser takes letters out, which is a change like typing. */
function outsideWords(command: Command, way: 1 | -1): Command {
  return asAccepted((state, dispatch, view) => {
    const { $from, empty } = state.selection;
    const isAtEdge = $from.parentOffset === (way < 0 ? 0 : $from.parent.content.size);
    return (!empty || isAtEdge) && command(state, dispatch, view);
  });
}

const boats = findersFor({ text: 'Boat', matchCase: true, wholeWord: false })!;

const doings: Readonly<Record<string, Command>> = {
  in: movePoints(1),
  out: movePoints(-1),
  type: (state, dispatch) => {
    if (state.selection.$from.parent.isTextblock) dispatch?.(state.tr.insertText('Perhaps', state.selection.to));
    return true;
  },
  enter,
  backspace: outsideWords(backspace, -1),
  deleteForwards: outsideWords(deleteForwardsBy('word'), 1),
  deleteBlock,
  duplicateBlock,
  paragraphBefore,
  up: moveBlock(-1),
  down: moveBlock(1),
  strong: toggleMark(textSchema.marks.strong),
  paste: asAccepted((state, dispatch) => {
    dispatch?.(insertPasted(state, [paragraph('Pasted.'), textSchema.node('divider'), paragraph('Also pasted.')]));
    return true;
  }),
  ...Object.fromEntries(
    (['image', 'divider', 'pullQuote', 'table', 'list'] as const).map((kind) => [`insert ${kind}`, insertBlock(kind)]),
  ),
  ...Object.fromEntries(turnable.map((kind) => [`turn into ${kind}`, turnInto(kind)])),
  addRowAfter: asAccepted(addRowAfter),
  deleteRow: asAccepted(rowAway),
  addColumnAfter: asAccepted(addColumnAfter),
  deleteColumn: asAccepted(columnAway),
  replaceAll: (state, dispatch) => {
    const tr = replacedAll(state, replaceable(state, boats), 'Ship');
    if (tr.docChanged) dispatch?.(tr);
    return true;
  },
  typeOver: asAccepted((state, dispatch) => {
    const over = typedOver(state);
    if (over) dispatch?.(deleteBetween(state.tr, over.from, over.to).insertText('Perhaps'));
    return true;
  }),
};

const act = anyAct(doings);

/** Selects in the running text what the act is about. */
function selected(state: EditorState, one: Act): EditorState {
  return selectedFor(state, one, { start: bodyStart(state.doc), isDeep: false });
}

/** The same selection in the text with suggestions as in the one without. */
function sameIn(state: EditorState, { selection }: EditorState): EditorState {
  const accepted = settled(state, 'accept', () => true);
  const back = new Mapping(accepted.mapping.maps.map((map) => map.invert()).toReversed());
  if (selection instanceof NodeSelection)
    return state.apply(state.tr.setSelection(NodeSelection.create(state.doc, back.map(selection.from, 1))));
  const ends = [back.map(selection.anchor, 1), back.map(selection.head, selection.empty ? 1 : -1)];
  const [anchor, head] = ends.map((pos) => state.doc.resolve(pos));
  return state.apply(state.tr.setSelection(TextSelection.between(anchor!, head!)));
}

interface Texts {
  readonly plain: EditorState;
  readonly suggested: EditorState;
}

/** Does it in both texts; what cannot be suggested is done in neither. */
function done({ plain, suggested }: Texts, one: Act): Texts {
  let now = selected(plain, one);
  let then = sameIn(suggested, now);
  let isRefused = false;
  const doing = doings[one.doing]!;
  doing(then, (tr: Transaction) => {
    const meant = tr.docChanged && !tr.getMeta(KEEP_AS_IS) ? recorded(tr, then, ada) : tr;
    if (!meant || meant.getMeta('not-sayable')) isRefused = true;
    else then = then.apply(meant);
  });
  if (isRefused) return { plain, suggested };
  doing(now, (tr: Transaction) => (now = now.apply(tr)));
  return { plain: now, suggested: then };
}

/** What a text says; a live post that is put in has a name by chance. */
function said({ doc }: EditorState): unknown {
  return JSON.parse(JSON.stringify(doc.toJSON()), (key, value: unknown) => (key === 'id' ? 'an id' : value));
}

const longStory = fc
  .tuple(anyStory, anyStory, anyStory)
  .map(([one, other, third]) => ({ ...one, body: [...one.body, ...other.body, ...third.body] }));

const runs = { numRuns: rounds({ short: 40, long: 600 }), seed: SEED };

test(`accepted, suggestions are what would have been done without; rejected, nothing was done (SEED=${SEED})`, () => {
  fc.assert(
    fc.property(longStory, fc.array(act, { minLength: 1, maxLength: 6 }), fc.boolean(), (story, acts, inTurn) => {
      const doc = textSchema.nodeFromJSON(documentOf(story).toJSON());
      let texts: Texts = { plain: stateWith(doc), suggested: stateWith(doc, [suggesting(() => ada)]) };
      for (const one of acts) {
        texts = done(texts, one);
        const { suggested, plain } = texts;
        expect(said(suggested.apply(settled(suggested, 'accept', () => true)))).toEqual(said(plain));
      }
      let rejected = texts.suggested;
      const ids = suggestionsIn(rejected.doc).map(({ id }) => id);
      for (const id of inTurn ? ids : ids.toReversed())
        rejected = rejected.apply(settled(rejected, 'reject', (mark) => mark.id === id));
      expect(rejected.doc.toJSON()).toEqual(doc.toJSON());
      expect(texts.suggested.apply(settled(texts.suggested, 'reject', () => true)).doc.toJSON()).toEqual(doc.toJSON());
    }),
    runs,
  );
});
