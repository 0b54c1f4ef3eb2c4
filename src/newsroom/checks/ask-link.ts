import { lookup } from 'node:dns/promises';
import { type IncomingMessage, request as askHttp } from 'node:http';
import { request as askHttps } from 'node:https';
import { isIP } from 'node:net';
import { isPublicAddress } from './public-address.ts';

/**
 * What an address answers. `unsure`: it may be there, but does not tell us (a wall, a fault of its own, silence).
 * `inside`: it leads into a network that readers are not in, and was not asked.
 */
export type LinkAnswer =
  | { readonly is: 'good' }
  | { readonly is: 'dead'; readonly why: string }
  | { readonly is: 'unsure'; readonly why: string }
  | { readonly is: 'inside' };

/** How the network is reached; tests reach their own sockets with others. */
export interface Network {
  /** The IP addresses of a host; throws where there is no such host. */
  resolve(host: string): Promise<readonly string[]>;
  /** Whether an IP address may be connected to. */
  mayConnect(address: string): boolean;
  readonly timeoutMs: number;
}

export const publicNetwork: Network = {
  resolve: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
  mayConnect: isPublicAddress,
  timeoutMs: 5000,
};

export const MOST_REDIRECTS = 3;

/**
 * Asks whether something stands at an http(s) address: HEAD first, and GET where HEAD was not understood. The host is resolved
 * once, every address it has must be allowed, and the connection goes to that very address, so that no second answer of the
 * name server can lead elsewhere. At most three redirects, each by the same rule.
 */
export async function askLink(href: string, network: Network = publicNetwork): Promise<LinkAnswer> {
  let url = URL.parse(href);
  for (let step = 0; url !== null && step <= MOST_REDIRECTS; step += 1) {
    const asked = await askOnce(url, network);
    if (!('to' in asked)) return asked;
    url = URL.parse(asked.to, url);
  }
  return {
    is: 'unsure',
    why: url === null ? 'It leads to something that is not an address.' : 'It redirects again and again.',
  };
}

async function askOnce(url: URL, network: Network): Promise<LinkAnswer | { to: string }> {
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return { is: 'unsure', why: `It leads to ${url.protocol}` };
  const address = await addressOf(url, network);
  if (typeof address !== 'string') return address;
  try {
    const head = await statusOf({ url, address, method: 'HEAD' }, network);
    const isTold = head.status < 400 || head.status === 410;
    return judged(isTold ? head : await statusOf({ url, address, method: 'GET' }, network));
  } catch (error) {
    return { is: 'unsure', why: unreached(error) };
  }
}

/** The address to connect to, or why there is none. One forbidden address among several forbids them all. */
export async function addressOf(url: URL, network: Network): Promise<string | Exclude<LinkAnswer, { is: 'good' }>> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const found = isIP(host)
    ? [host]
    : await network.resolve(host).catch((error: unknown) => (isNoHost(error) ? [] : null));
  if (found === null) return { is: 'unsure', why: 'Its site’s name could not be looked up.' };
  const [first] = found;
  if (first === undefined) return { is: 'dead', why: `There is no site called ${url.hostname}.` };
  return found.every((one) => network.mayConnect(one)) ? first : { is: 'inside' };
}

function isNoHost(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOTFOUND' || code === 'ENODATA';
}

interface Request {
  readonly url: URL;
  readonly address: string;
  readonly method: 'HEAD' | 'GET';
  /** Of what kinds the answer is to be. */
  readonly accept?: string;
}

interface Reply {
  readonly status: number;
  readonly to: string | undefined;
}

/** Sends one request to one IP address and reads no more of the answer than its head. */
async function statusOf(request: Request, network: Network): Promise<Reply> {
  const answer = await sendTo(request, network);
  answer.destroy();
  return { status: answer.statusCode ?? 0, to: answer.headers.location };
}

/** Sends one request to one IP address. Whoever gets the answer ends it. */
export function sendTo(
  { url, address, method, accept = '*/*' }: Request,
  { timeoutMs }: Network,
): Promise<IncomingMessage> {
  const ask = url.protocol === 'https:' ? askHttps : askHttp;
  return new Promise((resolve, reject) => {
    const options = {
      method,
      host: address,
      port: url.port || (url.protocol === 'https:' ? 443 : 80),
      path: url.pathname + url.search,
      headers: { host: url.host, accept, 'user-agent': 'Standfirst link check' },
      agent: false as const,
      signal: AbortSignal.timeout(timeoutMs),
      ...(isIP(url.hostname) === 0 && { servername: url.hostname }),
    };
    const sent = ask(options, resolve);
    sent.on('error', reject);
    sent.end();
  });
}

function judged({ status, to }: Reply): LinkAnswer | { to: string } {
  if (status >= 300 && status < 400 && to) return { to };
  if (status >= 200 && status < 400) return { is: 'good' };
  if (status === 404 || status === 410) return { is: 'dead', why: `Its site says it is not there (${status}).` };
  return { is: 'unsure', why: `Its site answers ${status}.` };
}

export function unreached(error: unknown): string {
  const { name, code } = error as NodeJS.ErrnoException;
  return name === 'AbortError' || name === 'TimeoutError'
    ? 'Its site did not answer in time.'
    : `Its site cannot be reached (${code ?? name}).`;
}
