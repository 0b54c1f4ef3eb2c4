import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { firstLink } from '../../newsroom/first-link.ts';
import { readNavWords, readSettings } from '../../store/documents.ts';
import type { Settings } from '../../story/newsroom.ts';
import { remarksOnLanguages } from '../editions-language.ts';
import { strayFile } from '../import-settings-file.ts';
import type { OpenRooms } from '../open-rooms.ts';
import { duration, paint, say } from '../report.ts';
import { remarkOnSiteUrl } from '../site-url.ts';
import { unknownSections } from '../unknown-sections.ts';

export interface Greeting {
  readonly site: string;
  readonly host: string;
  readonly office: string;
  readonly pressed: number;
  readonly demo: boolean;
  /** Null for a newsroom that is back: whoever started it has been greeted. */
  readonly startedAt: number | null;
}

/** Says where everything is, once a newsroom is ready for people. */
export async function greet(rooms: OpenRooms, greeting: Greeting): Promise<void> {
  const { site, office, pressed, demo, startedAt } = greeting;
  if (startedAt === null) return;
  const settings = await readSettings(rooms.store.reader);
  const editions = settings?.editions ?? [];
  const took = `${duration(Date.now() - startedAt)}${pressed > 0 ? `, ${pressed} pages brought up to date` : ''}`;
  say();
  say(`${paint('bold', settings?.name ?? 'Standfirst')} is ready (${took}).`);
  say();
  say(
    `  Readers’ site   ${paint('cyan', `${site}/`)}${settings ? '' : '  (nothing yet: open the newsroom, which asks five questions)'}`,
  );
  for (const edition of editions.slice(1)) say(`                  ${site}/${edition.id}  (${edition.name})`);
  if (editions[0])
    say(`                  ${site}/lite  (text first)   ${site}/corrections   ${site}/feeds/${editions[0].id}.rss`);
  if (settings) say(`  Its address     ${remarkOnSiteUrl(settings.siteUrl, greeting)}`);
  for (const remark of await toMind(rooms, settings)) say(`  Mind            ${remark}`);
  say(`  Newsroom        ${paint('cyan', `${office}/`)}`);
  if (demo) say('                  (demonstration: anybody who opens it may sign in in any role)');
  await sayFirstLink(rooms, office);
  say(`  Data folder     ${rooms.folder.root}`);
  say(`  Settings        ${office}/settings`);
  say();
  say('  Import a page   npx standfirst import FILE --publish');
  say('  Ask a page      npx standfirst why /world');
  say('  Stop            Ctrl-C');
  say();
}

/** What is not as somebody may think: languages, sections that are not there, a settings file that is not read. */
async function toMind({ store, folder }: OpenRooms, settings: Settings | null): Promise<string[]> {
  if (settings === null) return [];
  const unknown = unknownSections(settings, await readNavWords(store.reader));
  const stray = await strayFile(folder, store.reader);
  return [
    ...remarksOnLanguages(settings),
    ...unknown.map(({ say: words }) => words),
    ...(stray === null ? [] : [stray]),
  ];
}

/**
 * The link that makes whoever opens it the administrator is shown on a terminal and nowhere else: standard error that is no terminal
 * is a log, which others read and which is kept. There it stands in a file that only the user who runs this can read.
 */
async function sayFirstLink(rooms: OpenRooms, office: string): Promise<void> {
  const file = join(rooms.folder.root, 'first-administrator.txt');
  rmSync(file, { force: true });
  const link = await firstLink(rooms);
  if (link === null) return;
  const address = `${office}${link}`;
  if (process.stderr.isTTY) return say(`  Sign in first   ${paint('cyan', address)}  (works once, for a day)`);
  writeFileSync(file, `${address}\n`, { mode: 0o600, flag: 'wx' });
  say(`  Sign in first   with the link in ${file}  (works once, for a day)`);
}
