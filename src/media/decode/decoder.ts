// The decoder: a process of its own in which strangers' pictures are unpacked, started by picture-maker.ts. What a file does to it stays in it: it
// ends itself when a picture takes more memory than it may have, and whoever started it ends it when one takes too long.
import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { makeRenditions, planPicture } from '../make-picture.ts';
import type { Made } from '../renditions.ts';
import { type Order, TOO_MUCH_MEMORY, type Word } from './orders.ts';

const mostBytes = Number(process.argv[2]);
const LOOK_EVERY_MS = 20;

sharp.cache(false);
setInterval(() => {
  if (process.memoryUsage.rss() > mostBytes) process.exit(TOO_MUCH_MEMORY);
}, LOOK_EVERY_MS).unref();

process.on('message', (order: Order) => {
  void carryOut(order).then((made) => say({ is: 'made', made }));
});

async function carryOut(order: Order): Promise<Made> {
  const original = await readFile(order.path);
  if (order.is === 'plan') return planPicture(original, order.options, order.making);
  return makeRenditions({ ...order, original }, (name, bytes) => say({ is: 'rendition', name, bytes }));
}

function say(word: Word): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send?.(word, (error: Error | null) => (error ? reject(error) : resolve()));
  });
}
