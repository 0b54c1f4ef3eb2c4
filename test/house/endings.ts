import { onTestFinished } from 'vitest';

type Ending = () => unknown;

const ofFile: Ending[] = [];

/** Tidies up when the test has finished, or, for what a hook has opened, when its file has. */
export function atTheEnd(ending: Ending): void {
  try {
    onTestFinished(async () => void (await ending()));
  } catch {
    ofFile.push(ending);
  }
}

/** Tidies up what the hooks of a file have opened, the last first. */
export async function endFile(): Promise<void> {
  for (let ending = ofFile.pop(); ending; ending = ofFile.pop()) await ending();
}
