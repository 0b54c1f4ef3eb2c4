import { type BrowserServer, chromium as launcher } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { chromium, chromiumOptions } from './programs.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the Chromium of this run is spoken to; null where there is none. */
    chromium: string | null;
  }
}

/** One Chromium for all files of a group: each test has a context of its own in it, and no file waits for another to start. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = chromium.path ? await launch(chromium.path) : null;
  project.provide('chromium', server?.wsEndpoint() ?? null);
  return async () => server?.close();
}

function launch(executablePath: string): Promise<BrowserServer> {
  return launcher.launchServer({ executablePath, args: [...chromiumOptions] });
}
