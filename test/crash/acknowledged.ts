import type { Story } from '../../src/story/story.ts';

/** What a killed process had said was published. */
export interface Acknowledged {
  readonly story: Story;
  readonly version: number;
}
