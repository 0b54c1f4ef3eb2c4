// The readers' server with a shelf, as it runs everywhere: node bench/http/ours.ts SHELF FOLDER [slow]
import { join } from 'node:path';
import { silentLog } from '../../src/base/log.ts';
import { openDelivery } from '../../src/delivery/open-delivery.ts';
import { openMediaShelf } from '../../src/media/media-shelf.ts';
import { openDiskShelf } from '../../src/press/disk-shelf.ts';

const [shelf = '', folder = '', pace] = process.argv.slice(2);
const delivery = openDelivery({
  shelf: openDiskShelf(shelf),
  media: openMediaShelf(join(folder, 'media')),
  log: silentLog,
  lastGoodFolder: join(folder, 'last-good'),
  tuning: { isFast: pace !== 'slow' },
});
const { url } = await delivery.listen({ host: '127.0.0.1', port: 0 });
process.stdout.write(`${url}\n`);
process.once('SIGTERM', () => void delivery.close());
