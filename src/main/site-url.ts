import { keepSettings } from '../newsroom/change-settings.ts';
import { readSettings } from '../store/documents.ts';
import { keepFirstRun, readFirstRun } from '../store/first-run.ts';
import type { OpenRooms } from './open-rooms.ts';
import { isLocal } from './ports.ts';
import { say } from './report.ts';

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
  const settings = await readSettings(rooms.store.reader);
  const waiting = await readFirstRun(rooms.store.reader);
  const now = settings?.siteUrl ?? waiting?.siteUrl ?? '';
  const wanted = siteUrl ?? (isLocal(now) && isPortChosen ? site : now);
  if (wanted === now) return;
  if (settings === null) {
    if (waiting) await rooms.store.write((tx) => keepFirstRun(tx, { ...waiting, siteUrl: wanted }));
    return;
  }
  const next = { ...settings, siteUrl: wanted };
  await rooms.store.write((tx) => keepSettings(tx, { next, actor: { name: 'start' }, clock: rooms.clock }));
  say(`From now on pages give ${wanted} as their address (siteUrl in the settings; it was ${now}).`);
}

/** What pages call themselves, and what to mind about it where readers are served at an address of another name. */
export function remarkOnSiteUrl(siteUrl: string, { site, host }: Pick<Address, 'site' | 'host'>): string {
  const change =
    'change the address of the site on the Settings screen, or start with --site-url https://your.paper.example';
  if (isUnreachable(siteUrl, host))
    return `pages give ${siteUrl} as their address, which nobody else can reach: ${change}`;
  if (siteUrl !== site && isLocal(siteUrl))
    return `pages give ${siteUrl} as their address until a start names that port, or another, with --site-port`;
  if (siteUrl !== site)
    return `pages give ${siteUrl} as their address; a proxy must bring readers from there to ${site}. If that is wrong, ${change}`;
  return `pages name themselves by ${siteUrl}`;
}

/** True when a site is served to others under a name that only this machine knows. */
export function isUnreachable(siteUrl: string, host: string): boolean {
  return isLocal(siteUrl) && !isLocal(`http://${host.includes(':') ? `[${host}]` : host}`);
}
