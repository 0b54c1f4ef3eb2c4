import { type Problem, problem, Refusal } from '../base/problem.ts';

/** Refuses (409) to write over what somebody else did meanwhile to a section, a topic or a front. */
export function changedMeanwhile(what: 'section' | 'topic' | 'front', slug: string): Refusal {
  const say = `Somebody changed this ${what} meanwhile. Nothing of yours was kept; look at what it is now.`;
  return new Refusal('changed-meanwhile', 409, say, [problem('changed-meanwhile', slug, say)]);
}

/** What is wrong with an edition that is not there. */
export function noSuchEdition(): Problem {
  return problem('no-such-edition', 'edition', 'There is no such edition. Choose one of the list.');
}
