import { applyUpdate, Doc, encodeStateAsUpdate, XmlText } from 'yjs';
import { expect, test } from 'vitest';
import { aStory } from '../../../test/house/stories.ts';
import type { DraftWriter, Keeping } from './draft-writer.ts';
import { openDraft } from './open-draft.ts';
import { writeStory } from './y-story.ts';

/** A writer that keeps at once, or fails as it is told. The store's own is tried over the wire, on a full disk and by crashes. */
function aWriter() {
  const kept: Keeping[] = [];
  const told = { fails: false };
  const writer: DraftWriter = {
    keep: async (keeping) => {
      if (told.fails) throw new Error('the store broke');
      kept.push(keeping);
      keeping.kept();
    },
    settled: async () => {},
    isFull: () => false,
    close: () => {},
  };
  return { writer, kept, told };
}

function aDraft() {
  const document = new Doc();
  writeStory(document, aStory());
  const { writer, kept, told } = aWriter();
  const draft = openDraft(writer, { storyId: aStory().id, document, upTo: 1, filing: aStory() });
  return { draft, document, kept, told };
}

/** What somebody who has this draft types, as an update. */
function typed(document: Doc, topic: string): Uint8Array {
  const copy = new Doc();
  applyUpdate(copy, encodeStateAsUpdate(document));
  let update: Uint8Array = new Uint8Array();
  copy.on('update', (bytes) => (update = bytes));
  copy.getArray('topics').push([topic]);
  return update;
}

test('an update that cannot be applied is refused; nothing of it is kept and the draft goes on', async () => {
  const { draft, document, kept } = aDraft();
  const before = encodeStateAsUpdate(document);
  const broken = typed(document, 'ports').slice(0, -4);
  await expect(draft.receive(broken, 'ada')).rejects.toMatchObject({ status: 422, code: 'update-unfit' });
  expect(kept).toEqual([]);
  expect(encodeStateAsUpdate(document)).toEqual(before);
  await draft.receive(typed(document, 'ports'), 'ada');
  expect(draft.draft().story.topics).toEqual(['ports']);
});

test('what the store did not keep stands nowhere, and what comes after it does', async () => {
  const { draft, document, told } = aDraft();
  told.fails = true;
  const lost = typed(document, 'lost');
  await expect(draft.receive(lost, 'ada')).rejects.toThrow('the store broke');
  await expect(draft.change((doc) => doc.getArray('topics').push(['gone']), 'ben')).rejects.toThrow('the store broke');
  told.fails = false;
  await draft.receive(typed(document, 'ports'), 'ada');
  expect(draft.draft().story.topics).toEqual(['ports']);
  expect([draft.upTo(), draft.isKeeping()]).toEqual([2, false]);
});

test('an update that is known already is not kept again; one that came too early is', async () => {
  const { draft, document, kept } = aDraft();
  const editor = new Doc();
  applyUpdate(editor, encodeStateAsUpdate(document));
  const updates: Uint8Array[] = [];
  editor.on('update', (update) => updates.push(update));
  editor.getArray('topics').push(['ports']);
  editor.getArray('topics').push(['storms']);
  const [first, second] = updates as [Uint8Array, Uint8Array];
  await draft.receive(second, 'ada');
  expect(draft.draft().story.topics).toEqual([]);
  await draft.receive(first, 'ada');
  expect(draft.draft().story.topics).toEqual(['ports', 'storms']);
  await draft.receive(encodeStateAsUpdate(editor), 'ada');
  expect(kept.flatMap(({ updates: all }) => all)).toEqual([second, first]);
});

test('typing within a text is kept as it came; a broken form is kept with its mending, as one', async () => {
  const { draft, document, kept } = aDraft();
  const editor = new Doc();
  applyUpdate(editor, encodeStateAsUpdate(document));
  editor.getXmlFragment('story').insert(0, [new XmlText('stray')]);
  await draft.receive(encodeStateAsUpdate(editor), 'ada');
  expect(kept.map(({ updates }) => updates.length)).toEqual([2]);
  expect(draft.draft().story.body).toContainEqual({ type: 'paragraph', text: 'stray', marks: [] });
  expect(draft.upTo()).toBe(3);
});
