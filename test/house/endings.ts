import { afterAll, onTestFinished } from 'vitest';

type Ending = () => unknown;

const ofFile: Ending[] = [];

afterAll(async () => {
  for (const ending of ofFile.toReversed()) await ending();
});

/** Tidies up when the test has finished, or, for what a hook has opened, when its file has. */
export function atTheEnd(ending: Ending): void {
  try {
    onTestFinished(async () => void (await ending()));
  } catch {
    ofFile.push(ending);
  }
}
