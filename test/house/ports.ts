import { createServer } from 'node:net';

/** A port that nobody had a moment ago. */
export async function aFreePort(host = 'localhost'): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, host, done));
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return port;
}
