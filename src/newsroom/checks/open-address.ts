import type { IncomingMessage } from 'node:http';
import { addressOf, MOST_REDIRECTS, type Network, sendTo, unreached } from './ask-link.ts';

/** A file takes so many times longer to come than it takes a site to say that it is there. */
const LONGER = 5;

type Opened = { readonly answer: IncomingMessage; readonly url: URL } | { readonly why: string };

/**
 * What is at an http(s) address, to be read. It keeps to the rules of `askLink`: each host is looked up once, every address it has must be
 * allowed, and the connection goes to that very address, after each redirect again. In words why not, otherwise.
 */
export async function openAddress(href: string, network: Network): Promise<Opened> {
  let url = URL.parse(href);
  for (let step = 0; url !== null && step <= MOST_REDIRECTS; step += 1) {
    const opened = await openOnce(url, network);
    if (!('to' in opened)) return opened;
    url = URL.parse(opened.to, url);
  }
  return { why: url === null ? 'It leads to something that is not an address.' : 'It redirects again and again.' };
}

async function openOnce(url: URL, network: Network): Promise<Opened | { readonly to: string }> {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return { why: `It leads to ${url.protocol}` };
  const address = await addressOf(url, network);
  if (typeof address !== 'string')
    return { why: 'why' in address ? address.why : 'It leads into a network that is not public.' };
  try {
    const answer = await sendTo(
      { url, address, method: 'GET', accept: 'image/*' },
      { ...network, timeoutMs: network.timeoutMs * LONGER },
    );
    const { statusCode: status = 0, headers } = answer;
    if (status === 200) return { answer, url };
    answer.destroy();
    if (status >= 300 && status < 400 && headers.location) return { to: headers.location };
    return { why: `Its site answers ${status}.` };
  } catch (error) {
    return { why: unreached(error) };
  }
}
