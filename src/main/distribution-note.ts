import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '../base/log.ts';
import { type Problem, problem } from '../base/problem.ts';
import type { DeliveryNode, Distribution, Progress } from '../distribution/keep-publishing.ts';
import type { NewsroomFolder } from './newsroom-folder.ts';

const fileOf = ({ distribution }: Pick<NewsroomFolder, 'distribution'>): string => join(distribution, 'state.json');

/** For people and other processes, so a full disk may keep it from being written. */
export function noteDistribution(
  folder: NewsroomFolder,
  now: Distribution & { readonly progress: Progress },
  log: Log,
): void {
  try {
    mkdirSync(folder.distribution, { recursive: true });
    writeFileSync(`${fileOf(folder)}.new`, JSON.stringify(now));
    renameSync(`${fileOf(folder)}.new`, fileOf(folder));
  } catch (error) {
    log.warn({ err: error }, 'How up to date other machines are could not be recorded.');
  }
}

/** How far what readers elsewhere get was when that was last written down; null where nothing is published elsewhere. */
export function readDistribution(folder: Pick<NewsroomFolder, 'distribution'>): Distribution | null {
  try {
    return JSON.parse(readFileSync(fileOf(folder), 'utf8')) as Distribution;
  } catch {
    return null;
  }
}

/** The same as enough to say how far a settle is; null before anything was published. */
export function readProgress({ distribution }: NewsroomFolder): Progress | null {
  return (readDistribution({ distribution }) as { readonly progress?: Progress } | null)?.progress ?? null;
}

/** What keeps readers on other machines from what was published; nothing where all have it. */
export function problemsElsewhere({ store, is, why, since, nodes, number: newest }: Distribution): Problem[] {
  const number = newest ?? 0;
  const ownWhy = why ?? 'It is under way';
  const own =
    is === 'level' && why === null
      ? []
      : [
          problem(
            'distribution-behind',
            store,
            `Not everything published is there (since ${timeOf(since)}). ${ownWhy}`,
          ),
        ];
  return [
    ...own,
    ...nodes.filter((node) => node.number < number || node.isAway).map((node) => problemAt(node, number)),
  ];
}

function problemAt({ name, isAway, heardAt, number: its, trouble }: DeliveryNode, number: number): Problem {
  if (isAway)
    return problem(
      'node-away',
      name,
      `This delivery node was last heard from on ${timeOf(heardAt)}. Check whether it is running; if it was taken out of service, remove nodes/${name} from the store.`,
    );
  return problem(
    'node-behind',
    name,
    `This delivery node is ${number - its} publications behind. ${trouble ?? 'It is under way.'}`,
  );
}

function timeOf(at: number): string {
  return new Date(at).toISOString();
}
