import type { AddressInfo } from 'node:net';
import { newsroomApp } from '../../src/newsroom/app.ts';
import type { NewsroomParts } from '../../src/newsroom/acts.ts';
import type { Starter } from '../../src/text-editor/starters.ts';
import type { Suggestion } from '../../src/text-editor/suggestions.ts';

/** What the page lets a test do; `src/text-editor/try/page.tsx` says what each does. */
export interface Tools {
  show(json: object, options?: Shown): void;
  again(options: Shown): void;
  json(who: string): object;
  focus(who: string, place: number | 'start' | 'end'): void;
  select(who: string, from: number, to: number): void;
  at(who: string, words: string): number;
  paste(who: string, kinds: Readonly<Record<string, string>>): void;
  copied(who: string): { html: string; plain: string };
  slow(isSlow: boolean): void;
  press(who: string, key: string, held?: { ctrlKey?: boolean; altKey?: boolean; shiftKey?: boolean }): void;
  place(who: string, from: number, to?: number): void;
  placeInBody(who: string, where: { part: number; isStart: boolean; before: string }): void;
  standElsewhere(who: string, pos: number): void;
  rank(who: string, number: number): void;
  insert(who: string, words: string): void;
  turn(who: string, kind: Starter): boolean;
  remove(who: string): boolean;
  cutBlock(who: string): void;
  pasteBlock(who: string): void;
  selection(who: string): { from: number; to: number };
  typeElsewhere(block: number, text: string): void;
  hostile(what: object): void;
  suggestions(who: string): readonly Suggestion[];
  comments(who: string): readonly { id: string; quote: string }[];
  bodyWords(who: string): number;
  comment(who: string, id: string): boolean;
  settle(who: string, verdict: 'accept' | 'reject', id?: string): boolean;
}

export interface Shown {
  readonly people?: 1 | 2 | 3;
  readonly dir?: 'ltr' | 'rtl';
  readonly lang?: string;
  readonly isSuggesting?: boolean;
}

declare global {
  interface Window {
    readonly tools: Tools;
  }
}

/** Serves the page by the newsroom's own listener, so with its own headers. Its address, and the way to end it. */
export async function serveEditorPage(
  rooms: NewsroomParts,
  screens: string,
  port = 0,
): Promise<{ url: string; close(): Promise<void> }> {
  const app = await newsroomApp(rooms, { routes: [], screens, authenticate: async () => null });
  await app.listen({ host: '127.0.0.1', port });
  const close = async (): Promise<void> => {
    // Windows that tests leave to each other hold on to theirs.
    app.server.closeAllConnections();
    await app.close();
  };
  return { url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`, close };
}
