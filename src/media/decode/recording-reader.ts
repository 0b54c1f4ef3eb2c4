// Reads one film or recording of a stranger in a process of its own, started by ../recording-reader.ts: what the file does to it stays in it.
import { readRecording } from '../recordings/read-recording.ts';
import { TOO_MUCH_MEMORY } from './orders.ts';

const [path = '', folder = '', mostBytes = '0'] = process.argv.slice(2);
const LOOK_EVERY_MS = 20;

setInterval(() => {
  if (process.memoryUsage.rss() > Number(mostBytes)) process.exit(TOO_MUCH_MEMORY);
}, LOOK_EVERY_MS).unref();

process.send?.(await readRecording(path, folder), () => process.exit(0));
