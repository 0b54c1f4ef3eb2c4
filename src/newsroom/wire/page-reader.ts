// Reads pages in a thread of its own, for read-apart.ts: what a hostile file does to its reader stays in it.
import { parentPort } from 'node:worker_threads';
import { readPage } from '../../wire/read-page.ts';
import type { PageOrder } from './page-order.ts';

parentPort?.on('message', ({ bytes, fileName }: PageOrder) => {
  void readPage(bytes, { fileName }).then((read) => parentPort?.postMessage(read, []));
});
