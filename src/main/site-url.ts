import { Refusal } from '../base/problem.ts';
import { readSettings } from '../store/documents.ts';
import { type OpenRooms, takeUpSettings } from './open-rooms.ts';
import { isLocal } from './ports.ts';
import { paint, say } from './report.ts';
import { writeSiteUrl } from './settings-file.ts';

interface Address {
  /** The origin at which a browser on this machine reaches the readers' site. */
  readonly site: string;
  /** What the readers' site listens on. */
  readonly host: string;
  /** False for a port that was free by chance: it is not where anybody will look tomorrow. */
  readonly isPortChosen: boolean;
  /** What whoever started it said that it is known as. */
  readonly siteUrl?: string;
}

/**
 * Brings `siteUrl`, by which every page names itself, up to date: to what was said at the start, or, where it names this very
 * machine, to the port that readers are really served on. A public address is nobody's to change unasked.
 */
export async function settleSiteUrl(rooms: OpenRooms, { site, siteUrl, isPortChosen }: Address): Promise<void> {
  const now = (await readSettings(rooms.store.reader))?.siteUrl;
  if (now === undefined) return;
  const wanted = siteUrl ?? (isLocal(now) && isPortChosen ? site : now);
  if (wanted === now) return;
  try {
    writeSiteUrl(rooms.folder.settings, wanted);
  } catch (error) {
    const why = error instanceof Refusal ? error.message : String(error);
    return say(
      paint(
        'red',
        `siteUrl stays ${now} and should be ${wanted}, but ${rooms.folder.settings} cannot be written: ${why}`,
      ),
    );
  }
  await takeUpSettings(rooms);
  say(`Pages name themselves by ${wanted} from now on (siteUrl in ${rooms.folder.settings}; it was ${now}).`);
}

/** What to mind about `siteUrl` where readers are served at an address of another name; null when all is as it looks. */
export function remarkOnSiteUrl(siteUrl: string, { site, host }: Pick<Address, 'site' | 'host'>): string | null {
  const change = 'change siteUrl in the settings, or start with --site-url https://your.paper.example';
  if (isUnreachable(siteUrl, host))
    return `pages name themselves by ${siteUrl}, which nobody else can reach: ${change}`;
  if (siteUrl !== site && isLocal(siteUrl))
    return `pages name themselves by ${siteUrl} until a start names that port, or another, with --site-port`;
  if (siteUrl !== site)
    return `pages name themselves by ${siteUrl}; a proxy must bring readers from there to ${site}. If that is wrong, ${change}`;
  return null;
}

/** True when a site is served to others under a name that only this machine knows. */
export function isUnreachable(siteUrl: string, host: string): boolean {
  return isLocal(siteUrl) && !isLocal(`http://${host.includes(':') ? `[${host}]` : host}`);
}
