import type { Shelf } from '../../press/shelf.ts';
import { within } from '../compose/within.ts';
import { findQuery } from '../find/find.ts';
import type { Target } from '../find/target.ts';
import { type Answer, makeAnswer } from './answer.ts';
import type { Answers } from './answers.ts';
import type { Conditions } from './conditional.ts';
import { movedContent, plainContent } from './content.ts';
import type { Encoding } from './encodings.ts';
import { PAGE_LIMIT } from './item-answers.ts';
import type { ReadCounts } from './read-counts.ts';
import type { Reply } from './reply.ts';

/** A request that may be answered from the shelf: GET or HEAD. */
export interface Asked extends Conditions {
  readonly target: Target;
  readonly isHead: boolean;
  readonly accept: readonly Encoding[];
}

/** What answers readers' requests, whichever server took them. */
export interface Responder {
  /** The reply if it is ready; null when it takes a look or a compression. */
  ready(asked: Asked): Reply | null;
  /** Never throws. */
  reply(asked: Asked): Promise<Reply>;
}

export function makeResponder({
  shelf,
  answers,
  counts,
}: {
  shelf: Shelf;
  answers: Answers;
  counts: ReadCounts;
}): Responder {
  const choose = (answer: Answer, asked: Asked): Reply | null => {
    const notModified = hasConditions(asked) ? answer.notModified(asked, asked.accept) : null;
    const reply = notModified ?? answer.ready(asked.accept);
    const { countAs } = answer.content;
    if (countAs !== null && reply?.status === 200 && !asked.isHead) counts.add(countAs);
    return reply;
  };
  return {
    ready: (asked) => {
      const answer = asked.target.query === null ? answers.ready(asked.target.path) : null;
      return answer?.isAsSaid(asked) ? choose(answer, asked) : null;
    },
    reply: async (asked) => {
      const { path, query } = asked.target;
      const answer = (query && (await oldAddress(shelf, path, query))) || (await answers.find(path));
      if (!answer.isAsSaid(asked)) return makeAnswer(plainContent(412)).full(['identity']);
      const reply = choose(answer, asked);
      if (reply !== null) return reply;
      const made = await answer.full(asked.accept);
      return choose(answer, asked) ?? made;
    },
  };
}

function hasConditions({ noneMatch, modifiedSince }: Conditions): boolean {
  return noneMatch !== undefined || modifiedSince !== undefined;
}

/** The redirect at an old address that had a query; null for every other query, and when the shelf cannot say. */
async function oldAddress(shelf: Shelf, path: string, query: string): Promise<Answer | null> {
  const found = await within(PAGE_LIMIT, findQuery(shelf, path, query)).catch(() => null);
  return found?.is === 'moved' ? makeAnswer(movedContent(found.from, found.to)) : null;
}
