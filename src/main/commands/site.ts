import { openDelivery } from '../../delivery/open-delivery.ts';
import { openMediaShelf } from '../../media/media-shelf.ts';
import { newsroomFolder } from '../newsroom-folder.ts';
import { openLog } from '../open-log.ts';
import { writePlainSite } from '../plain-files.ts';
import { openReadersShelf } from '../readers-shelf.ts';
import { say } from '../report.ts';

/** Writes the readers' site as plain files, with newsroom and database down too. */
export async function runSite(dir: string, options: { readonly data: string }): Promise<number> {
  const folder = newsroomFolder(options.data);
  const log = openLog('warn', 'readers');
  const shelf = openReadersShelf(folder.shelf, (error) => log.error({ err: error }, 'The shelf cannot be opened.'));
  const media = openMediaShelf(folder.media);
  const delivery = openDelivery({ shelf, media, log, lastGoodFolder: folder.lastGood });
  try {
    const { url } = await delivery.listen({ host: '127.0.0.1', port: 0 });
    const { files, left } = await writePlainSite({ shelf, media, origin: url.replace(/\/$/, '') }, dir);
    say(`Wrote ${files} files into ${dir}. Any web server can serve them; 404.html is for whatever is not there.`);
    for (const path of left) say(`No file name can hold ${path}`);
    return 0;
  } finally {
    await delivery.close();
  }
}
