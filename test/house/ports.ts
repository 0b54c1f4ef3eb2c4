import { createServer } from 'node:net';

/**
 * A port that nobody had a moment ago, from below those that systems give to whoever asks for any (from 32768 on Linux): a server that is
 * started on it again finds it free. `inRow`: so many from it on are.
 */
export async function aFreePort(host = 'localhost', inRow = 1): Promise<number> {
  for (;;) {
    const port = 10_000 + Math.floor(Math.random() * 22_000);
    const all = await Promise.all(Array.from({ length: inRow }, (_, nth) => isFree(port + nth, host)));
    if (all.every(Boolean)) return port;
  }
}

async function isFree(port: number, host: string): Promise<boolean> {
  const server = createServer();
  const isListening = await new Promise<boolean>((done) => {
    server.once('error', () => done(false)).listen(port, host, () => done(true));
  });
  await new Promise((done) => server.close(done));
  return isListening;
}
