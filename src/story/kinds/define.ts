import type { z } from 'zod';
import type { Problem } from '../../base/problem.ts';

/**
 * What every block kind is: a schema, the words a reader would read in it (for counting, search and
 * comparison; one line a part), and what a sub-editor would object to.
 */
export interface BlockKind<Schema extends z.ZodType> {
  readonly schema: Schema;
  words(block: z.infer<Schema>): string;
  check(block: z.infer<Schema>, where: string): Problem[];
}

export function defineBlock<Schema extends z.ZodType>(kind: BlockKind<Schema>): BlockKind<Schema> {
  return kind;
}

/** The lines that say something, one under the other. */
export function lines(...parts: (string | null | undefined)[]): string {
  return parts.filter(Boolean).join('\n');
}
