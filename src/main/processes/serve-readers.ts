import { openDelivery } from '../../delivery/open-delivery.ts';
import { siteAddressOn } from '../../delivery/site-address.ts';
import { openProbe } from '../../delivery/open-probe.ts';
import { openMediaShelf } from '../../media/media-shelf.ts';
import type { Shelf } from '../../press/shelf.ts';
import { newsroomFolder } from '../newsroom-folder.ts';
import { openLog } from '../open-log.ts';
import { outliveFaults } from '../outlive-faults.ts';
import { isLocal, listening, type Listener, probeListener } from '../ports.ts';
import { openReadersShelf } from '../readers-shelf.ts';
import { watchProcess } from '../watch.ts';
import { watchReaders } from '../watch-readers.ts';
import { connectParent, toldToStop } from './parent.ts';

export interface ReadersOptions {
  readonly data: string;
  readonly site: Listener;
  /** A socket that was bound elsewhere and is listened on instead. */
  readonly fd: number | null;
  readonly probePort: number;
  /** Where the search answers, null where there is none; it is told later where one is kept running. */
  readonly search?: string | null;
  /** The access log of a server before this one, whose reads are counted too. */
  readonly accessLog?: string | null;
  /** Which of several processes this is, from nought on. */
  readonly nth?: number;
  /** True when another process serves until this one is ready, which may take the time to be quick from the first reader on. */
  readonly takesOver?: boolean;
}

/** Where readers and probes are answered. */
export interface Serving {
  readonly site: string;
  readonly probe: string;
}

/**
 * The readers' process: serves from the shelf, without store or newsroom, and needs nothing that can be written to. Answers 0
 * once it is told to stop and has answered what is open.
 */
export async function serveReaders(options: ReadersOptions, greet: (serving: Serving) => void): Promise<number> {
  const { data, site, fd, probePort, nth = 0 } = options;
  const folder = newsroomFolder(data);
  const parent = connectParent();
  const log = openLog('info', 'readers');
  outliveFaults(log);
  const shelf = openReadersShelf(folder.shelf, (error) =>
    log.error(
      { err: error },
      'The shelf cannot be opened; readers are asked to come back (503) until it can. Check whether the user who runs this may read it.',
    ),
  );
  const delivery = openDelivery({
    shelf,
    media: openMediaShelf(folder.media),
    log,
    lastGoodFolder: folder.lastGood,
    tuning: {
      isProxied: await isBehindProxy(shelf),
      search: options.search ?? null,
      isSearchKept: parent !== null && options.search === undefined,
      accessLog: options.accessLog ?? null,
      isTagged: isTagged(process.env),
    },
  });
  const probe = openProbe({ delivery, shelf });
  const stop = toldToStop(parent === null);
  const drain = new Promise<'drain'>((resolve) =>
    parent?.onOrder((order) => {
      if (order.is === 'search') delivery.searchAt(order.origin);
      if (order.is === 'drain') resolve(order.is);
    }),
  );
  if (options.takesOver) await delivery.warmUp();
  const { url } = await listening(site, () => delivery.listen(fd === null ? site : { fd }));
  const { url: probeUrl } = await listening(probeListener(probePort), () => probe.listen(probePort));
  const endWatch = await watchProcess('readers', watchReaders(delivery, shelf), { log, nth });
  parent?.report({ is: 'ready', probe: probeUrl });
  greet({ site: url, probe: probeUrl });
  const told = await Promise.race([stop, drain]);
  await (told === 'drain' ? Promise.race([delivery.drain(), stop]) : null);
  await Promise.all([delivery.close(), probe.close(), endWatch()]);
  return 0;
}

/**
 * A site that is known by another name than this machine's own is shown by a proxy, whose word on where readers come from is taken. What pages
 * call themselves stands on the shelf, in the file for crawlers; while there is none, nobody reads.
 */
async function isBehindProxy(shelf: Shelf): Promise<boolean> {
  const siteUrl = await siteAddressOn(shelf);
  return siteUrl !== null && !isLocal(siteUrl.origin);
}

function isTagged(env: NodeJS.ProcessEnv): boolean {
  return env['STANDFIRST_CDN']?.startsWith('cloudflare') ?? false;
}
