import { readFileSync } from 'node:fs';
import type { Block, BlockOf } from '../../src/story/blocks.ts';
import type { Arrival } from '../../src/wire/arrival.ts';
import { readPage } from '../../src/wire/read-page.ts';

/** What a page file reads as; throws with the reasons when it cannot be read. */
export async function arrivalFrom(file: URL): Promise<Arrival> {
  const read = await readPage(readFileSync(file), { fileName: file.pathname.split('/').at(-1) ?? '' });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.arrival;
}

/** What a page of our own, under src/wire/fixtures, reads as. */
export const fixture = (name: string): Promise<Arrival> =>
  arrivalFrom(new URL(`../../src/wire/fixtures/${name}`, import.meta.url));

export const bodyOf = (arrival: Arrival): Block[] => (arrival.story.body ?? []) as Block[];

/** The blocks of one kind. */
export function every<T extends Block['type']>(arrival: Arrival, type: T): BlockOf<T>[] {
  return bodyOf(arrival).filter((block): block is BlockOf<T> => block.type === type);
}

/** A story as a reader sees it from top to bottom, a word for each block before its words. */
export function outline(arrival: Arrival): string[] {
  return bodyOf(arrival).map((block) => {
    if (block.type === 'paragraph' || block.type === 'crosshead') return `${block.type}: ${block.text}`;
    if (block.type === 'pullQuote') return `pullQuote: ${block.text} | ${block.speaker} | ${block.role}`;
    if (block.type === 'image') return `image: ${block.alt} | ${block.caption}`;
    return block.type;
  });
}

/** What a sub-editor is warned of. */
export const codes = (arrival: Arrival): string[] => arrival.warnings.map((warning) => warning.code);
