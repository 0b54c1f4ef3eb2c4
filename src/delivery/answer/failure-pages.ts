import { type Answer, makeAnswer } from './answer.ts';
import { plainContent } from './content.ts';
import type { Job } from './resolve.ts';

/** What readers get when a page cannot be given, for a moment. */
export interface FailurePages {
  /** Reads the newsroom's own page for it while all is well, because it cannot be read when it is needed. */
  keep(job: Job): Promise<void>;
  /** 503 when what they asked for is damaged and will be repaired; 500 when the shelf itself fails. */
  last(status: 500 | 503): Answer;
}

/** When readers' programs may ask again, in seconds. */
export const RETRY_AFTER = ['Retry-After', '5'];

/** `read` gives the page of the shelf that says that something went wrong. */
export function openFailurePages(read: (job: Job) => Promise<Answer>): FailurePages {
  let failed = makeAnswer(plainContent(500));
  let unavailable = makeAnswer(plainContent(503, RETRY_AFTER));
  let stamp = -1;
  return {
    keep: async (job) => {
      if (job.stamp === stamp || job.key.startsWith('!')) return;
      stamp = job.stamp;
      const page = await read(job).catch(() => null);
      if (page === null || page === failed || page.content.status !== 500) return;
      failed = page;
      unavailable = makeAnswer({ ...page.content, status: 503, more: RETRY_AFTER });
    },
    last: (status) => (status === 503 ? unavailable : failed),
  };
}
