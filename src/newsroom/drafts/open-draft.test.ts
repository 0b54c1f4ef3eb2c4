import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector, type XmlElement, XmlText } from 'yjs';
import { expect, test } from 'vitest';
import { aStory } from '../../../test/house/stories.ts';
import { floodKinds } from '../../../test/house/floods.ts';
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
    catchUp: async () => {},
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

/** What somebody sends after a day offline: so many letters, each a suggestion that bears another's name. */
const dayOffline = (letters: number) => floodKinds['letters suggested under another’s name'](letters);
const large = (count: number) => floodKinds.paragraphs(count);

test('nobody but its sender waits for a large update, and what they send next comes after it', async () => {
  const { draft, document, kept } = aDraft();
  const order: string[] = [];
  const send = async (name: string, update: Uint8Array, by: string): Promise<void> => {
    await draft.receive(update, by);
    order.push(name);
  };
  const editor = new Doc();
  applyUpdate(editor, encodeStateAsUpdate(document));
  applyUpdate(editor, dayOffline(2_000));
  const all = [
    send('large', dayOffline(2_000), 'ada'),
    send('hers', typed(editor, 'hers'), 'ada'),
    send('his', typed(document, 'his'), 'ben'),
  ];
  expect(draft.isKeeping()).toBe(true);
  await Promise.all(all);
  expect(order).toEqual(['his', 'large', 'hers']);
  expect(kept.map(({ by }) => by)).toEqual(['ben', 'ada', 'ada']);
  expect(new Set(draft.draft().story.topics)).toEqual(new Set(['his', 'hers']));
  expect([draft.upTo(), draft.isKeeping()]).toEqual([4, false]);
});

test('a large update is signed, and is in its form with what others did to the same block meanwhile', async () => {
  const { draft, document } = aDraft();
  const [offline, gone] = [new Doc(), new Doc()];
  for (const doc of [offline, gone]) applyUpdate(doc, encodeStateAsUpdate(document));
  const before = encodeStateVector(offline);
  const fragment = offline.getXmlFragment('story');
  const words = (fragment.get(fragment.length - 1) as XmlElement).get(0) as XmlText;
  const mark = { id: 's1', by: 'somebody-else', at: '2026-11-30T09:00:00Z' };
  for (let at = 0; at < 2_000; at += 1) words.insert(at, 'x', { insertion: { ...mark, id: `s${at}` } });
  const taking = draft.receive(encodeStateAsUpdate(offline, before), 'ada');
  gone.getXmlFragment('story').delete(fragment.length - 1, 1);
  await draft.receive(encodeStateAsUpdate(gone, encodeStateVector(document)), 'ben');
  await taking;
  const names = JSON.stringify(document.getXmlFragment('story').toJSON());
  expect(names).not.toContain('somebody-else');
  // It is in its form: mending it once more changes nothing.
  const upTo = draft.upTo();
  await draft.mend();
  expect(draft.upTo()).toBe(upTo);
});

test('a large update that cannot be taken leaves the draft as it is, for its sender too', async () => {
  const { draft, document, kept } = aDraft();
  const before = encodeStateAsUpdate(document);
  const broken = large(4_000);
  broken.fill(255, -40);
  await expect(draft.receive(broken, 'ada')).rejects.toMatchObject({ status: 422 });
  await expect(draft.receive(large(8_000), 'ada')).rejects.toMatchObject({ status: 413 });
  expect(kept).toEqual([]);
  expect(encodeStateAsUpdate(document)).toEqual(before);
  await draft.receive(typed(document, 'ports'), 'ada');
  expect(draft.draft().story.topics).toEqual(['ports']);
});

test('a large update is tried again where what it stood on was not kept', async () => {
  const { draft, document, told } = aDraft();
  const lost = typed(document, 'lost');
  const taking = draft.receive(large(1_000), 'ada');
  told.fails = true;
  await expect(draft.receive(lost, 'ben')).rejects.toThrow('the store broke');
  told.fails = false;
  await taking;
  expect(draft.draft().story.topics).toEqual([]);
  expect(document.getXmlFragment('story').length).toBeGreaterThan(1_000);
});
