// A thread that draws pages beside the newsroom's own, where there are thousands: what it reads from comes with it.
import { parentPort, workerData } from 'node:worker_threads';
import { drawOrders } from '../../press/draw-orders.ts';
import { createSite } from '../../site/site.ts';
import { openReader } from '../../store/open-store.ts';
import { readSiteFiles } from '../site-files.ts';

if (parentPort === null) throw new Error('Only a newsroom begins this.');
const { reader } = await openReader(String(workerData));
drawOrders(parentPort, { reader, site: createSite(await readSiteFiles()) });
