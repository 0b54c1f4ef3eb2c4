import type { Instant } from '../base/clock.ts';
import type { Backup, Repository } from './repository.ts';
import { readTree } from './trees.ts';

export interface LetGo {
  readonly dropped: readonly Backup[];
  /** Bytes that are free again. */
  readonly freed: number;
}

/**
 * Lets backups go that were made before a moment, though never the newest, and the pieces that no other backup has. Whoever does it is
 * alone in the repository.
 */
export async function letOldGo(repository: Repository, before: Instant): Promise<LetGo> {
  const all = await repository.backups();
  const dropped = all.slice(0, -1).filter(({ at }) => at < before);
  if (dropped.length === 0) return { dropped, freed: 0 };
  // First all that stays is read: should any of it be damaged, nothing goes.
  const needed = new Set<string>();
  for (const { tree } of all.filter((one) => !dropped.includes(one))) await collect(repository, tree, needed);
  for (const one of dropped) await repository.drop(one);
  return { dropped, freed: await repository.keepOnly(needed) };
}

async function collect(repository: Repository, tree: string, needed: Set<string>): Promise<void> {
  if (needed.has(tree)) return;
  needed.add(tree);
  const { files, folders } = readTree(await repository.get(tree));
  for (const piece of files.flatMap(({ pieces }) => pieces)) needed.add(piece);
  for (const one of folders) await collect(repository, one.tree, needed);
}
