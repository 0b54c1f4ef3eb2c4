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

/** Serves the sample for the tests of its screens, each of those that run at a time its own: what one file does must not move under another. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'standfirst-office-'));
  const offices: (ServedOffice & Pick<Served, 'stop'>)[] = [];
  const tearDown = async () => {
    await Promise.all(offices.map(({ stop }) => stop()));
    rmSync(folder, { recursive: true });
  };
  try {
    for (let number = 0; number < project.config.maxWorkers; number += 1) {
      const data = await aSample(join(folder, `data-${number}`));
      const { site, office, stop } = await serve(data, '--demo');
      offices.push({ data, site, office, stop });
    }
  } catch (error) {
    await tearDown();
    throw error;
  }
  project.provide(
    'offices',
    offices.map(({ data, site, office }) => ({ data, site, office })),
  );
  return tearDown;
}
