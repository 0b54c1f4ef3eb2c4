import { failureWords } from '../report.ts';

/** Tells the parent why this process cannot go on, in words for people; 1, the exit code. */
export async function reportRefusal(error: unknown): Promise<number> {
  const say = failureWords(error);
  await new Promise((resolve) => process.send?.({ is: 'refused', say }, resolve));
  return 1;
}
