import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { serve } from '../house/standfirst.ts';

/** The sample newsroom as a demonstration, served while the tests of the newsroom's screens run. */
export interface ServedOffice {
  /** Its data folder. */
  readonly data: string;
  /** Origins of the readers' site and of the newsroom. */
  readonly site: string;
  readonly office: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    office: ServedOffice;
  }
}

/** Makes and serves it once for all tests of its screens. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'standfirst-office-'));
  const data = join(folder, 'data');
  const served = await serve(data, '--demo');
  project.provide('office', { data, site: served.site, office: served.office });
  return async () => {
    await served.stop();
    rmSync(folder, { recursive: true });
  };
}
