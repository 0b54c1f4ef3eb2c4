import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { aSample } from '../house/sample-folder.ts';
import { serve, type Served } from '../house/standfirst.ts';

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
    offices: readonly ServedOffice[];
  }
}

/** As many as files run at a time (`vitest.config.ts`): what one file does must not move under another. */
const OFFICES = 2;

/** Serves the sample for the tests of its screens, each of those that run at a time its own. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'standfirst-office-'));
  const offices: (ServedOffice & Pick<Served, 'stop'>)[] = [];
  for (let number = 0; number < OFFICES; number += 1) {
    const data = await aSample(join(folder, `data-${number}`));
    const { site, office, stop } = await serve(data, '--demo');
    offices.push({ data, site, office, stop });
  }
  project.provide(
    'offices',
    offices.map(({ data, site, office }) => ({ data, site, office })),
  );
  return async () => {
    await Promise.all(offices.map(({ stop }) => stop()));
    rmSync(folder, { recursive: true });
  };
}
