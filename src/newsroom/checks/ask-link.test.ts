import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { askLink, type Network, publicNetwork } from './ask-link.ts';

/** A site on a loopback address of its own, with everything that was asked of it. */
async function aSite(host: string, answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.headers.host} ${request.url}`);
    answer(request, response);
  });
  await new Promise<void>((ready) => server.listen(0, host, ready));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`, port, asked };
}

const OUTSIDE = '127.0.0.2';

/** A network in which 127.0.0.2 stands for the public internet; every other address is judged as it is. */
const withOutside: Network = {
  ...publicNetwork,
  mayConnect: (address) => address === OUTSIDE || publicNetwork.mayConnect(address),
  timeoutMs: 400,
};

const named = (hosts: Record<string, readonly string[]>): Network => ({
  ...withOutside,
  resolve: async (host) => {
    const found = hosts[host];
    if (!found) throw Object.assign(new Error('no such host'), { code: 'ENOTFOUND' });
    return found;
  },
});

const fine = (_request: IncomingMessage, response: ServerResponse): void => void response.end('here');

test('loopback is never connected to, however it is written', async () => {
  const site = await aSite('127.0.0.1', fine);
  const ways = ['127.0.0.1', 'localhost', '127.1', '2130706433', '0x7f.1', '[::1]', '[::ffff:127.0.0.1]', '0.0.0.0'];
  for (const host of ways) expect(await askLink(`http://${host}:${site.port}/`), host).toEqual({ is: 'inside' });
  expect(site.asked).toEqual([]);
});

test('a name that resolves into a private network is not connected to, even when one of its addresses is public', async () => {
  const site = await aSite('127.0.0.1', fine);
  const network = named({ 'wolf.example': ['127.0.0.1'], 'half.example': [OUTSIDE, '127.0.0.1'] });
  for (const host of ['wolf.example', 'half.example'])
    expect(await askLink(`http://${host}:${site.port}/`, network), host).toEqual({ is: 'inside' });
  expect(site.asked).toEqual([]);
});

test('a redirect into a private network is not followed', async () => {
  const inside = await aSite('127.0.0.1', fine);
  const outside = await aSite(OUTSIDE, (_request, response) => {
    response.writeHead(302, { location: `${inside.url}/secrets` }).end();
  });
  expect(await askLink(`${outside.url}/`, withOutside)).toEqual({ is: 'inside' });
  expect([outside.asked.length, inside.asked]).toEqual([1, []]);
});

test('the connection goes to the address that was looked up, once, under the name that was asked for', async () => {
  const site = await aSite(OUTSIDE, fine);
  let lookups = 0;
  const network: Network = {
    ...withOutside,
    // A name server that answers something else the second time.
    resolve: async () => [lookups++ === 0 ? OUTSIDE : '127.0.0.1'],
  };
  expect(await askLink(`http://paper.example:${site.port}/a?b=c`, network)).toEqual({ is: 'good' });
  expect([lookups, site.asked]).toEqual([1, [`HEAD paper.example:${site.port} /a?b=c`]]);
});

test('a site that does not know HEAD is asked again with GET', async () => {
  const site = await aSite(OUTSIDE, ({ method }, response) => {
    response.writeHead(method === 'HEAD' ? 405 : 200).end();
  });
  expect(await askLink(site.url, withOutside)).toEqual({ is: 'good' });
  expect(site.asked.map((line) => line.split(' ')[0])).toEqual(['HEAD', 'GET']);
});

test('what is not there is dead, and what will not tell is unsure', async () => {
  const statuses: Record<string, string> = { 404: 'dead', 410: 'dead', 401: 'unsure', 403: 'unsure', 500: 'unsure' };
  const site = await aSite(OUTSIDE, ({ url }, response) => void response.writeHead(Number(url?.slice(1))).end());
  for (const [status, is] of Object.entries(statuses))
    expect((await askLink(`${site.url}/${status}`, withOutside)).is, status).toBe(is);
  expect((await askLink('http://nobody.example/', named({}))).is).toBe('dead');
});

test('at most three redirects are followed, by addresses relative to where they stand', async () => {
  const site = await aSite(OUTSIDE, ({ url = '' }, response) => {
    const left = Number(url.split('/')[2]);
    if (left === 0) response.end();
    else response.writeHead(301, { location: `../left/${left - 1}` }).end();
  });
  expect(await askLink(`${site.url}/left/3`, withOutside)).toEqual({ is: 'good' });
  expect((await askLink(`${site.url}/left/4`, withOutside)).is).toBe('unsure');
});

test('a redirect to another kind of address ends the asking', async () => {
  const site = await aSite(
    OUTSIDE,
    (_request, response) => void response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  );
  expect(await askLink(site.url, withOutside)).toEqual({ is: 'unsure', why: 'It leads to file:' });
});

test('silence is unsure, and so is a door that is closed', async () => {
  const silent = await aSite(OUTSIDE, () => {});
  expect(await askLink(silent.url, withOutside)).toMatchObject({
    is: 'unsure',
    why: 'Its site did not answer in time.',
  });
  expect((await askLink('http://127.0.0.2:9/', withOutside)).is).toBe('unsure');
});

test('an endless answer is left after its head', async () => {
  const site = await aSite(OUTSIDE, ({ method }, response) => {
    if (method === 'HEAD') return void response.writeHead(501).end();
    response.writeHead(200);
    const timer = setInterval(() => response.write('and on '), 1);
    response.on('close', () => clearInterval(timer));
  });
  expect(await askLink(site.url, withOutside)).toEqual({ is: 'good' });
});
