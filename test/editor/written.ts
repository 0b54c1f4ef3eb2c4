import type { CDPSession, Page } from 'playwright-core';
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

/** Selects these words. */
export async function selectWords(page: Page, words: string, who = 'ada'): Promise<void> {
  await page.evaluate(
    ([text, name]) => {
      const at = window.tools.at(name, text);
      window.tools.select(name, at, at + text.length);
    },
    [words, who] as const,
  );
}

/** A keyboard that composes: each step is what it shows under way, and `commit` what it leaves. */
export async function composes(cdp: CDPSession, steps: readonly string[], commit?: string): Promise<void> {
  for (const text of steps) {
    await cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    await new Promise((done) => setTimeout(done, 40));
  }
  if (commit !== undefined) await cdp.send('Input.insertText', { text: commit });
  await new Promise((done) => setTimeout(done, 80));
}
