import { wordsOf } from '../../src/story/blocks.ts';
import type { Arrival } from '../../src/wire/arrival.ts';
import { readPage } from '../../src/wire/read-page.ts';
import { bodyOf } from './arrivals.ts';

/** The prose of a page that tests put other things into: whatever they put there, it must all arrive. */
export const paragraphs = [
  'The council of Harbourton met on Tuesday evening to decide what becomes of the old ferry landing, and after three hours of argument its members agreed to keep the wooden pier open for walkers.',
  'Residents who had filled the public benches applauded when the vote was read out, and the harbour master said that the first inspection would begin next month if the weather allows it.',
  'Engineers will look at the piles under the water before the winter storms arrive, and the mayor promised that the cost of the pier would be published before the budget is voted on.',
] as const;

/** A page with this in its body. */
export function page(body: string, head = '<title>Council keeps the pier</title>'): string {
  return `<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`;
}

/** The page with this behind its first paragraph, and that at its end. */
export function pierPage(middle: string, end = ''): string {
  const [one, two, three] = paragraphs;
  return page(`<h1>Council keeps the pier</h1><p>${one}</p>${middle}<p>${two}</p><p>${three}</p>${end}`);
}

/** What a text reads as; throws with the reasons when it cannot be read. */
export async function read(text: string, fileName = 'pier.html'): Promise<Arrival> {
  const answer = await readPage(new TextEncoder().encode(text), { fileName });
  if (!answer.ok) throw new Error(answer.problems.map((each) => each.say).join(' '));
  return answer.arrival;
}

/** The words of its body, a line for each block. */
export function words(arrival: Arrival): string {
  return bodyOf(arrival).map(wordsOf).join('\n');
}
