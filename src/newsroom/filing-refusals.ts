import { type Problem, problem, Refusal } from '../base/problem.ts';

/** Refuses (409) to write over what somebody else did meanwhile to a section, a topic or a front. */
export function changedMeanwhile(what: 'section' | 'topic' | 'front', slug: string): Refusal {
  const say = `Somebody else has changed this ${what} in the meantime. Your change was not saved; look at it as it is now.`;
  return new Refusal('changed-meanwhile', 409, say, [problem('changed-meanwhile', slug, say)]);
}

/** What is wrong with an edition that is not there. */
export function noSuchEdition(): Problem {
  return problem('no-such-edition', 'edition', 'There is no such edition. Choose one from the list.');
}
