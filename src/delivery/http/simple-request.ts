import { acceptable } from '../answer/negotiate.ts';
import type { ReaderRequest } from '../answer/responder.ts';
import type { Encoding } from '../answer/encodings.ts';
import { LONGEST_TARGET } from '../find/target.ts';
import { HOST } from './read-request.ts';
import { readerSigns } from './reader-signs.ts';

/** A request of the simple kind, and where the next one begins. */
export interface SimpleRequest {
  readonly request: ReaderRequest;
  readonly end: number;
}

/** What the headers of a simple request say, as far as it changes the answer. */
interface HeaderFacts {
  readonly isPerson: boolean;
  readonly forwarded: string | undefined;
  readonly accept: readonly Encoding[];
  readonly noneMatch: string | undefined;
  readonly modifiedSince: string | undefined;
}

/** No absolute form, no fragment, nothing that ought to be encoded. */
const REQUEST_LINE = /(GET|HEAD) (\/[\w.~!$&'()*+,;=:@%/-]*)(?:\?([\w.~!$&'()*+,;=:@%/?-]*))? HTTP\/1\.1\r\n/y;

const NAME = /^[\w!#$%&'*+.^`|~-]+$/;
const VALUE = /^[\t -~\x80-\xff]*$/;
const ASCII = /^[\t -~]*$/;

/**
 * Headers that change nothing, neither the answer nor how the connection goes on; some tell who reads (`reader-signs.ts`). What is not here, and not read below, makes
 * a request an unusual one.
 */
const WITHOUT_MEANING =
  /^(?:user-agent|accept|accept-language|accept-charset|cache-control|pragma|referer|cookie|dnt|priority|save-data|from|origin|purpose|forwarded|via|traceparent|tracestate|upgrade-insecure-requests|sec-[a-z-]+|x-forwarded-[a-z]+|x-real-ip|x-request-id|cdn-loop|cf-[a-z-]+)$/;

/** A head longer than this, or with more lines, is not simple. */
const LONGEST = 8192;
const MOST_LINES = 60;

/** Parts of addresses that only the other server knows how to serve. */
const OTHERS = '/media/';

/**
 * Reads one whole request of the plainest kind (GET or HEAD, HTTP/1.1, a plain target, no body, headers that are known) out
 * of what came over a connection, from an offset on. Null for everything else, a request that has not come whole among it:
 * that is for the server that understands all of HTTP. What is read here means exactly the same there.
 */
export function readSimple(text: string, from: number): SimpleRequest | null {
  REQUEST_LINE.lastIndex = from;
  const line = REQUEST_LINE.exec(text);
  if (line === null) return null;
  const [{ length }, method, path = '', query] = line;
  const start = from + length;
  const end = text.indexOf('\r\n\r\n', start - 2) + 4;
  if (end < 4 || end - from > LONGEST || path.startsWith(OTHERS) || isLong(path, query)) return null;
  const facts = factsOf(text.slice(start, end - 2));
  return facts && { request: { ...facts, target: { path, query: query ?? null }, isHead: method === 'HEAD' }, end };
}

function isLong(path: string, query = ''): boolean {
  return path.length + query.length >= LONGEST_TARGET;
}

/** Blocks of headers met before: a browser sends the same one with every request. */
const known = new Map<string, HeaderFacts | null>();
const MOST_KNOWN = 1000;
const LONGEST_KNOWN = 2048;

function factsOf(block: string): HeaderFacts | null {
  const found = known.get(block);
  if (found !== undefined) return found;
  const facts = readFacts(block);
  if (known.size >= MOST_KNOWN) known.clear();
  if (block.length <= LONGEST_KNOWN) known.set(block, facts);
  return facts;
}

/** Each header that means something is there at most once: of two, it is anybody's guess which one counts. */
function readFacts(block: string): HeaderFacts | null {
  const lines = block.split('\r\n').slice(0, -1);
  const headers = new Map<string, string>();
  const others = new Map<string, string>();
  if (lines.length > MOST_LINES) return null;
  for (const line of lines) {
    const header = readHeader(line);
    if (header === null || headers.has(header.name)) return null;
    if (!WITHOUT_MEANING.test(header.name)) headers.set(header.name, header.value);
    else others.set(header.name, joined(others.get(header.name), header.value.trim()));
  }
  return isPlain(headers) ? { ...factsIn(headers), ...readerSigns((name) => others.get(name)) } : null;
}

/** As Node's server joins what is sent in several lines. */
function joined(before: string | undefined, value: string): string {
  return before === undefined ? value : `${before}, ${value}`;
}

/** One header: a token, a colon right behind it, and visible text. */
function readHeader(line: string): { name: string; value: string } | null {
  const colon = line.indexOf(':');
  const [name, value] = [line.slice(0, colon), line.slice(colon + 1)];
  return NAME.test(name) && VALUE.test(value) ? { name: name.toLowerCase(), value } : null;
}

/** Headers that mean something, and the values a simple request may have for them. */
const MEANING: ReadonlyMap<string, (value: string) => boolean> = new Map([
  ['host', (value: string) => value !== '' && HOST.test(value)],
  ['connection', (value: string) => value.toLowerCase() === 'keep-alive'],
  ['accept-encoding', () => true],
  ['if-none-match', () => true],
  ['if-modified-since', () => true],
]);

function isPlain(headers: ReadonlyMap<string, string>): boolean {
  const means = ([name, value]: [string, string]) => ASCII.test(value) && MEANING.get(name)?.(value.trim()) === true;
  return headers.has('host') && [...headers].every(means);
}

function factsIn(headers: ReadonlyMap<string, string>): Omit<HeaderFacts, 'isPerson' | 'forwarded'> {
  return {
    accept: acceptable(headers.get('accept-encoding')?.trim()),
    noneMatch: headers.get('if-none-match')?.trim(),
    modifiedSince: headers.get('if-modified-since')?.trim(),
  };
}
