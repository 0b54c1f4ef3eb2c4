import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { chromium } from '../house/programs.ts';
import { buildEditorPage } from './build-page.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the page that shows the text of a story by itself; null where there is no browser for it. */
    editorPage: string | null;
  }
}

/** Builds the page once for all files that open it. */
export async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'standfirst-editor-'));
  if (chromium.path) await buildEditorPage(folder);
  project.provide('editorPage', chromium.path ? folder : null);
  return () => rmSync(folder, { recursive: true });
}
