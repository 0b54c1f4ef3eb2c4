import { describe, expect, it } from 'vitest';
import { type Block, blockProblems, blockSchema, blockTypes, wordsOf } from './blocks.ts';

const rich = (text: string) => ({ text });

/** One block of each kind, and the words a reader reads in it. */
const examples: Record<Block['type'], [input: object, words: string]> = {
  paragraph: [rich('One.'), 'One.'],
  crosshead: [{ text: 'Security focus' }, 'Security focus'],
  list: [{ items: [rich('a'), rich('b')] }, 'a\nb'],
  pullQuote: [{ text: 'No.', speaker: 'Ada Reed', role: 'minister' }, 'No.\nAda Reed\nminister'],
  quote: [{ paragraphs: [rich('No.'), rich('Never.')], source: 'a letter' }, 'No.\nNever.\na letter'],
  image: [{ alt: 'not counted', caption: 'A ferry', credit: 'AFP' }, 'A ferry\nAFP'],
  gallery: [{ title: 'Ferries', images: [{ type: 'image', caption: 'One' }] }, 'Ferries\nOne'],
  video: [{ title: 'The ferry', transcript: 'Waves.' }, 'The ferry\nWaves.'],
  audio: [{ title: 'The horn', transcript: 'Boo.' }, 'The horn\nBoo.'],
  embed: [{ provider: 'x', url: 'https://x.example', snapshot: 'Hello', author: 'Ada' }, 'Hello\nAda'],
  table: [{ caption: 'Boats', head: ['Year', 'Boats'], rows: [['2007', '3']] }, 'Boats\nYear Boats\n2007 3'],
  factBox: [{ title: 'Facts', paragraphs: [rich('p')], items: [rich('i')] }, 'Facts\np\ni'],
  keyPoints: [{ items: [rich('k')] }, 'k'],
  timeline: [{ title: 'When', events: [{ when: 'Monday', what: rich('it sank') }] }, 'When\nMonday it sank'],
  relatedLink: [{ href: '/world', text: 'More' }, 'More'],
  divider: [{}, ''],
  livePost: [{ id: '1', at: '2026-11-23T09:30:00Z', headline: 'In', paragraphs: [rich('Now.')] }, 'In\nNow.'],
};

describe('blocks', () => {
  it('have an example here for every kind', () => {
    expect(Object.keys(examples)).toEqual(blockTypes);
  });

  it.each(blockTypes)('%s: parse to themselves, tell their words, refuse what they do not know', (type) => {
    const [input, words] = examples[type];
    const block = blockSchema.parse({ type, ...input });
    expect(blockSchema.parse(JSON.parse(JSON.stringify(block)))).toEqual(block);
    expect(wordsOf(block)).toBe(words);
    expect(blockProblems(block, 'body/0').every(({ where }) => where.startsWith('body/0/'))).toBe(true);
    expect(blockSchema.safeParse({ type, ...input, onclick: 'alert(1)' }).success).toBe(false);
  });

  it('refuse a kind that is none', () => {
    expect(blockSchema.safeParse({ type: 'script', text: 'x' }).success).toBe(false);
  });
});
