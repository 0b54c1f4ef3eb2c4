import type { Page } from 'playwright-core';
import { textSchema } from '../../src/text-editor/schema.ts';
import { readable } from './documents.ts';

/** The body as the page has it, in lines. */
export async function body(page: Page, who = 'ada'): Promise<string[]> {
  return readable(textSchema.nodeFromJSON(await page.evaluate((name) => window.tools.json(name), who)));
}

/** The headline as the page has it. */
export async function headline(page: Page, who = 'ada'): Promise<string> {
  const doc = textSchema.nodeFromJSON(await page.evaluate((name) => window.tools.json(name), who));
  return doc.child(0).children.find(({ attrs }) => attrs['name'] === 'headline')?.textContent ?? '';
}

/** Puts the caret before the first letter of these words, or so many letters on. */
export async function caretAt(page: Page, words: string, on = 0, who = 'ada'): Promise<void> {
  await page.evaluate(([text, more, name]) => window.tools.focus(name, window.tools.at(name, text) + more), [
    words,
    on,
    who,
  ] as const);
}
