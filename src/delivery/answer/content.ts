import type { ShelfItem } from '../../press/shelf.ts';
import type { MadeOf } from '../compose/compose.ts';
import type { Content } from './answer.ts';
import type { LastModified } from './conditional.ts';
import { type Headers, type Keeping, surrogateKeys } from './headers.ts';
import { FILE_POLICY, pagePolicy } from './policy.ts';
import { kindNumber, kindOf } from './tally.ts';

const HTML = 'text/html; charset=utf-8';

/** An item of the shelf with its includes in it, as it is about to be answered with. */
export interface ComposedItem {
  readonly address: string;
  readonly item: Exclude<ShelfItem, { is: 'redirect' }>;
  readonly body: Uint8Array;
  readonly lastModified: LastModified;
  readonly made: readonly MadeOf[];
  /** The edition's address at which it was asked for; null at its own. */
  readonly through: string | null;
}

/** A page (200) or a tombstone (410). */
export function itemContent({ address, item, body, lastModified, made, through }: ComposedItem): Content {
  const isPage = item.is === 'page';
  return {
    status: isPage ? 200 : 410,
    type: item.type,
    body,
    keeping: isPage ? keepingOf(address) : 'short',
    keys: [...(through === null ? [] : [through]), ...surrogateKeys(address, namesOf(made))],
    policy: policyFor(item.type, body),
    lastModified: isPage ? lastModified : null,
    more: address.startsWith('/feeds/') ? FOR_EVERYBODY : [],
    kind: kindNumber(kindOf(address)),
    countAs: isPage ? storyPage(address) : null,
  };
}

function namesOf(made: readonly MadeOf[]): string[] {
  return made.map(({ address }) => address);
}

/** A page of the shelf that says what is wrong, under the status it speaks of. */
export function errorContent(status: 404 | 500, composed: ComposedItem): Content {
  return {
    ...itemContent(composed),
    status,
    keeping: status === 404 ? 'short' : 'never',
    keys: [],
    lastModified: null,
    kind: OTHER,
  };
}

const OTHER = kindNumber('other');

/** What was found, or that nothing can be just now: nobody keeps it, so that what is taken from readers is found no longer. */
export function searchContent(status: 200 | 503, body: Uint8Array): Content {
  const policy = policyFor(HTML, body);
  return {
    status,
    type: HTML,
    body,
    keeping: 'never',
    keys: [],
    policy,
    lastModified: null,
    more: NOT_LISTED,
    kind: kindNumber('search'),
    countAs: null,
  };
}

/** Search engines have searches of their own. */
const NOT_LISTED: Headers = ['X-Robots-Tag', 'noindex'];

/** Feeds are made for programs on other sites. */
const FOR_EVERYBODY: Headers = ['Access-Control-Allow-Origin', '*'];

function keepingOf(address: string): Keeping {
  return address.startsWith('/assets/') ? 'forever' : 'short';
}

function policyFor(type: string, body: Uint8Array): string {
  return type.startsWith('text/html') ? pagePolicy(Buffer.from(body).toString()) : FILE_POLICY;
}

const STORY_PAGE = /^(?:\/lite)?(\/news\/[^/]+\/[^/]+)$/;

/** Reads of both renditions count for the story's page; its history and old versions do not count. */
export function storyPage(address: string): string | null {
  return STORY_PAGE.exec(address)?.[1] ?? null;
}

/** A lasting redirect (301) that is at an address of the shelf. What has no address in ASCII is encoded. */
export function movedContent(address: string, to: string): Content {
  const location = to.toWellFormed().replace(/[^\x21-\x7e]/gu, (character) => encodeURIComponent(character));
  const link = location.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
  const body = `<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>Moved</title>\n<p>This page is now at <a href="${link}">${link}</a>.</p>\n`;
  return {
    ...plain(301, body),
    kind: kindNumber('moved'),
    keys: surrogateKeys(address, []),
    more: ['Location', location],
    keeping: 'short',
  };
}

/** What is said when the shelf has no words of its own for it. */
const SAID: Readonly<Record<number, readonly [title: string, say: string]>> = {
  400: ['Bad request', 'This server cannot read the request.'],
  404: ['Page not found', 'There is no page at this address.'],
  405: ['Method not allowed', 'Pages can only be read here.'],
  412: ['Precondition failed', 'The page is no longer as the request describes it.'],
  408: ['Request timeout', 'The request did not arrive in time.'],
  414: ['Address too long', 'The address is longer than any address of this site.'],
  431: ['Headers too large', 'The headers of the request are too large.'],
  503: ['Back in a moment', 'The page cannot be shown just now. Please try again in a moment.'],
  505: ['HTTP version not supported', 'This server speaks HTTP/1.1 and HTTP/1.0.'],
  500: ['Something went wrong', 'The page cannot be shown just now. Please try again in a moment.'],
};

/** A short answer without anything of the shelf. */
export function plainContent(status: number, more: Headers = []): Content {
  const [title, say] = SAID[status] ?? ['Error', 'The request failed.'];
  const body = `<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>${title}</title>\n<h1>${title}</h1>\n<p>${say}</p>\n`;
  return { ...plain(status, body), more };
}

function plain(status: number, html: string): Content {
  const body = Buffer.from(html);
  return {
    status,
    type: HTML,
    body,
    keeping: status === 404 ? 'short' : 'never',
    keys: [],
    policy: pagePolicy(html),
    lastModified: null,
    kind: OTHER,
    countAs: null,
  };
}
