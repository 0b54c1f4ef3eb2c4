import { findDifferences } from '../../press/check.ts';
import { countLoose } from '../../press/pack-cold.ts';
import { scrubShelf } from '../../press/scrub.ts';
import type { ScrubNote } from '../../press/shelf.ts';
import { countDue } from '../../store/due-pages.ts';
import { hotStories } from '../hot-stories.ts';
import { databaseDamaged } from '../known-failures.ts';
import { catchUp, pressAll } from '../../press/press.ts';
import type { Pressed, PressReceipt } from '../../story/receipt.ts';
import { openLog } from '../open-log.ts';
import { newsroomFolder } from '../newsroom-folder.ts';
import { openExisting, type OpenRooms } from '../open-rooms.ts';
import { duration, progressLine, say } from '../report.ts';

interface PressOptions {
  readonly data: string;
  readonly all: boolean;
  readonly check: boolean;
}

/** Exit code 0 when the shelf is right, 1 when a page differs or could not be pressed. */
export async function runPress(options: PressOptions): Promise<number> {
  const rooms = await openExisting(newsroomFolder(options.data), openLog());
  try {
    if (options.check) return await check(rooms);
    const progress = progressLine('Pressing');
    const receipt = await (options.all ? pressAll : catchUp)(rooms, progress.show);
    progress.end();
    const looking = progressLine('Checking the shelf');
    const scrub = await scrubShelf(rooms, { progress: looking.show });
    looking.end();
    return Math.max(report(receipt), reportScrub(scrub));
  } finally {
    await rooms.close();
  }
}

function report(receipt: PressReceipt): number {
  const { beyond = {} } = receipt;
  const count = (result: Pressed['result']) =>
    receipt.pressed.filter((page) => page.result === result).length + (beyond[result] ?? 0);
  const failed = receipt.pressed.filter((page) => page.result === 'failed');
  const total = Object.values(beyond).reduce((sum, many) => sum + many, receipt.pressed.length);
  say(
    `Looked at ${total} pages in ${duration(receipt.tookMs)}: ${count('written')} written, ${count('removed')} removed, ${receipt.rendered} rendered.`,
  );
  for (const page of failed) say(`Could not be pressed, so its last good bytes stay: ${page.path}`);
  return failed.length > 0 ? 1 : 0;
}

/** Says what was not as it had been pressed; nothing when all was. */
function reportScrub({ found, named, failed }: ScrubNote): number {
  if (found > 0) say(`Pressed again what was not as the press had left it: ${found} of the shelf’s items.`);
  for (const { path, is } of named) say(`  ${path}: ${SAID[is] ?? is}`);
  return failed.length > 0 ? 1 : 0;
}

const SAID: Readonly<Record<string, string>> = {
  damaged: 'it was incomplete',
  missing: 'it was missing',
  other: 'it was not what was pressed last',
  stray: 'it should not have been there',
};

async function check(rooms: OpenRooms): Promise<number> {
  // What a damaged database gives proves nothing about the shelf.
  if ((await rooms.store.damage()).length > 0) throw databaseDamaged();
  const progress = progressLine('Checking');
  const started = performance.now();
  const found = await findDifferences(rooms, ({ path, is }) => process.stdout.write(`${is}\t${path}\n`), progress.show);
  progress.end();
  const took = duration(performance.now() - started);
  if (found === 0) say(`The shelf is what pressing everything produces, byte for byte (${took}).`);
  else say(`${found} pages are not what pressing everything produces. \`standfirst press --all\` puts them right.`);
  await sayWhatFollows(rooms);
  return found === 0 ? 0 : 1;
}

/** What is still to be done and is no difference: nothing when nothing is. */
async function sayWhatFollows(rooms: OpenRooms): Promise<void> {
  const due = await countDue(rooms.store.reader);
  if (due > 0) say(`${due} pages are still due after a change of the whole site; \`standfirst press\` presses them.`);
  const hot = hotStories(process.env['STANDFIRST_HOT_STORIES']);
  const loose = hot === null ? 0 : await countLoose(rooms, hot);
  if (loose > 0) say(`${loose} older stories still have files of their own; they are laid into packs at night.`);
}
