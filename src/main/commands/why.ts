import { canonicalAddress } from '../../base/address.ts';
import { whyPage } from '../../press/why.ts';
import { newsroomFolder } from '../newsroom-folder.ts';
import { openLog } from '../open-log.ts';
import { openExisting } from '../open-rooms.ts';
import { say } from '../report.ts';

/** Exit code 1 when the address was never pressed. */
export async function runWhy(path: string, options: { readonly data: string }): Promise<number> {
  const rooms = await openExisting(newsroomFolder(options.data), openLog());
  try {
    const why = await whyPage(rooms.store, canonicalAddress(path) ?? path);
    if (!why) {
      say(
        `${path} was never pressed. Addresses begin with / and have no host; \`standfirst press\` brings the shelf up to date.`,
      );
      return 1;
    }
    const { page, reads, change } = why;
    const cause = change
      ? `change ${change.seq}, ${change.at}, by ${change.by}: ${change.summary}`
      : 'pressing everything';
    const facts =
      page.because.length > 0 ? page.because.map((fact) => `  ${fact}`).join('\n') : '  (every page was pressed)';
    const stale = page.stale ? '\nThe last attempt failed; these are the earlier bytes.' : '';
    process.stdout.write(
      `${path}: ${page.kind}, ${page.outcome}\npressed ${page.pressedAt} by ${cause}${stale}\nbecause of\n${facts}\nread\n${reads.map((fact) => `  ${fact}`).join('\n')}\n`,
    );
    return 0;
  } finally {
    await rooms.close();
  }
}
