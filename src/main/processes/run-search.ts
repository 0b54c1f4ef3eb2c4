import { accessSync, constants } from 'node:fs';
import type { Log } from '../../base/log.ts';
import { openSearch } from '../../search/open-search.ts';
import { createSite } from '../../site/site.ts';
import { hasDatabase, type NewsroomFolder, newsroomFolder } from '../newsroom-folder.ts';
import { openLog } from '../open-log.ts';
import { outliveFaults } from '../outlive-faults.ts';
import { listening, searchListener } from '../ports.ts';
import { openReadersShelf } from '../readers-shelf.ts';
import { readSiteFiles } from '../site-files.ts';
import { watchProcess } from '../watch.ts';
import { watchSearch } from '../watch-search.ts';
import { lowerPriority } from './lower-priority.ts';
import { connectParent, toldToStop } from './parent.ts';

export interface SearchOptions {
  readonly data: string;
  readonly port: number;
}

/**
 * The search's process: answers from an index of what is on the shelf, and needs neither store nor newsroom. Readers of pages go before
 * it. Answers 0 once it is told to stop.
 */
export async function runSearch({ data, port }: SearchOptions, greet: (origin: string) => void): Promise<number> {
  const folder = newsroomFolder(data);
  const parent = connectParent();
  const stop = toldToStop(parent === null);
  const log = openLog('info', 'search');
  outliveFaults(log);
  const shelf = openReadersShelf(folder.shelf, (error) => log.error({ err: error }, 'The shelf cannot be opened.'));
  const site = createSite(await readSiteFiles());
  const search = openSearch({ shelf, site, file: indexFile(folder, log), log });
  lowerPriority();
  const { url } = await listening(searchListener(port), () => search.listen(port));
  const endWatch = await watchProcess('search', watchSearch(search), { log });
  parent?.report({ is: 'ready', origin: url });
  greet(url);
  await stop;
  await Promise.all([search.close(), endWatch()]);
  return 0;
}

/** Where nothing can be written, and beside a newsroom that has lost its database, the index lives in memory and is made again at each start. */
function indexFile(folder: NewsroomFolder, log: Log): string {
  if (!hasDatabase(folder)) return ':memory:';
  try {
    accessSync(folder.root, constants.W_OK);
    return folder.search;
  } catch {
    log.info({}, 'The data folder cannot be written to; the index of the search is kept in memory.');
    return ':memory:';
  }
}
