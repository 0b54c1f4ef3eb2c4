import { Agent, get, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';

/** So much is asked for, and for so long at most, in milliseconds. */
const MOST_PAGES = 40;
const ROUNDS = 3;
const LONGEST_MS = 1_000;

/**
 * Asks a server for the front and what it leads to, one after the other, in each coding that browsers take, so that its answers are ready and
 * its code is warm. It names itself as no browser does, and is no reader. What fails is left: nobody has asked for it yet.
 */
export async function warmUp(origin: string): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const until = performance.now() + LONGEST_MS;
  const front = await textOf(`${origin}/`, 'identity', agent);
  const paths = ['/', ...pathsIn(front)].slice(0, MOST_PAGES);
  const round = paths.flatMap((path) => ['gzip', 'br'].map((coding) => ({ path, coding })));
  for (const { path, coding } of Array.from({ length: ROUNDS }, () => round).flat())
    if (performance.now() < until) await textOf(`${origin}${path}`, coding, agent);
  agent.destroy();
}

function pathsIn(page: string): string[] {
  return [...new Set([...page.matchAll(/href="(\/[^"#?]*)"/g)].map(([, path = '']) => path))];
}

function textOf(url: string, coding: string, agent: Agent): Promise<string> {
  return new Promise((resolve) => {
    const headers = { 'user-agent': 'standfirst-warm-up', 'accept-encoding': coding };
    const ask = get(url, { agent, headers, timeout: LONGEST_MS }, (response: IncomingMessage) => {
      text(response).then(resolve, () => resolve(''));
    });
    ask.on('timeout', () => ask.destroy());
    ask.on('error', () => resolve(''));
  });
}
