import { join } from 'node:path';
import { exportNewsroom } from '../../newsroom/export-newsroom.ts';
import { copyMedia } from '../copy-media.ts';
import { newsroomFolder } from '../newsroom-folder.ts';
import { openLog } from '../open-log.ts';
import { openExisting } from '../open-rooms.ts';
import { say } from '../report.ts';

/** Writes everything into a folder; `standfirst import` of that folder gives the identical site. */
export async function runExport(dir: string, options: { readonly data: string }): Promise<number> {
  const folder = newsroomFolder(options.data);
  const rooms = await openExisting(folder, openLog());
  try {
    const rows = await exportNewsroom(rooms.store, dir, async () => {
      await copyMedia(folder.media, join(dir, 'media'));
      await copyMedia(folder.originals, join(dir, 'originals'));
    });
    say(`Wrote ${rows} rows, the media and the originals into ${dir}.`);
    say(`To bring it back elsewhere: standfirst import ${dir} --data NEW_FOLDER`);
    return 0;
  } finally {
    await rooms.close();
  }
}
