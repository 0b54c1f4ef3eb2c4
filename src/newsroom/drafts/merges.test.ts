import { expect, test } from 'vitest';
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector, XmlElement, XmlText } from 'yjs';
import { type Chance, chance } from '../../../test/house/chance.ts';
import { SEED } from '../../../test/house/proof.ts';
import { aStory, paragraph } from '../../../test/house/stories.ts';
import { editAtRandom, wordsIn } from '../../../test/house/typing.ts';
import { repairDocument } from '../../story/repair-document.ts';
import { readDocument } from './read-document.ts';
import { documentIn, draftIn, mendDraft, partsOf, writeStory } from './y-story.ts';

const RUNS = Number(process.env['RUNS'] ?? 60);

const story = aStory({
  body: [
    paragraph('The ferry came in at first light and left again.'),
    { type: 'list', items: [paragraph('Food'), paragraph('Post')].map(({ text, marks }) => ({ text, marks })) },
    {
      type: 'table',
      head: ['Day', 'Boats'],
      rows: [
        ['Monday', '1'],
        ['Tuesday', '0'],
      ],
    },
    paragraph('The end.'),
  ],
});

/** So many copies of one draft, edited apart from each other for a while. */
function apart(pick: Chance, run: number): Doc[] {
  const seed = new Doc();
  writeStory(seed, story);
  const docs = Array.from({ length: 2 + pick.number(2) }, () => new Doc());
  for (const doc of docs) applyUpdate(doc, encodeStateAsUpdate(seed));
  let word = 0;
  for (const doc of docs) {
    const count = 1 + pick.number(12);
    for (let edit = 0; edit < count; edit += 1) editAtRandom(doc, pick, `w${run}${(word += 1)}x`);
  }
  if (run % 3 === 0) breakForm(docs[0]!, pick, `w${run}0x`);
  return docs;
}

/** Leaves the form in a way that no editor of ours would. */
function breakForm(doc: Doc, pick: Chance, word: string): void {
  const { story: fragment } = partsOf(doc);
  const odd = new XmlElement(pick.of(['marquee', 'field', 'tableRow', 'furniture', 'text', 'doc', 'divider']));
  odd.insert(0, [new XmlText(word)]);
  const at = pick.number(fragment.length + 1);
  const parent = pick.often(0.5) ? fragment : (fragment.get(0) as XmlElement);
  parent.insert(Math.min(at, parent.length), [odd]);
  if (pick.often(0.3)) parent.delete(parent.length - 1, 1);
}

/** All say to all what they have, in any order. */
function meet(docs: readonly Doc[], pick: Chance): void {
  const pairs = docs.flatMap((from) => docs.filter((to) => to !== from).map((to) => [from, to] as const));
  for (let round = 0; round < 2; round += 1) {
    const order = pairs.toSorted(() => pick.number(3) - 1);
    for (const [from, to] of order) applyUpdate(to, encodeStateAsUpdate(from, encodeStateVector(to)));
  }
}

test(`drafts edited apart and merged in any order are one, in their form, without a lost word (seed ${SEED})`, () => {
  let mended = 0;
  for (let run = 0; run < RUNS; run += 1) {
    const pick = chance(SEED + run);
    const docs = apart(pick, run);
    meet(docs, pick);
    const [server] = docs as [Doc];
    const words = wordsIn(server);
    if (repairDocument(readDocument(partsOf(server).story)).repairs.length > 0) mended += 1;

    mendDraft(server, story);
    expect(wordsIn(server), `words after mending, seed ${SEED + run}`).toEqual(words);
    const raw = readDocument(partsOf(server).story);
    expect(() => raw.check(), `seed ${SEED + run}`).not.toThrow();
    expect(repairDocument(raw).repairs, `seed ${SEED + run}`).toEqual([]);
    expect(raw.eq(documentIn(server))).toBe(true);

    let again = 0;
    server.on('update', () => (again += 1));
    mendDraft(server, story);
    expect(again, `mending twice, seed ${SEED + run}`).toBe(0);

    meet(docs, pick);
    for (const doc of docs) expect(draftIn(doc, story), `seed ${SEED + run}`).toEqual(draftIn(server, story));
  }
  expect(mended).toBeGreaterThan(0);
});

test(`a draft is made to say any other, and says what it says still (seed ${SEED})`, () => {
  for (let run = 0; run < RUNS; run += 1) {
    const pick = chance(SEED + run);
    const [doc, other] = apart(pick, run) as [Doc, Doc];
    mendDraft(other, story);
    const wanted = draftIn(other, story).story;
    writeStory(doc, wanted);
    mendDraft(doc, wanted);
    expect(draftIn(doc, story).story, `seed ${SEED + run}`).toEqual(wanted);
    let again = 0;
    doc.on('update', () => (again += 1));
    writeStory(doc, wanted);
    expect(again, `writing twice, seed ${SEED + run}`).toBe(0);
  }
});
