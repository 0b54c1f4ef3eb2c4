import { readJohab } from './johab.ts';
import { OLD_TABLES } from './old-tables.ts';

/**
 * Ways of writing letters that browsers do not read, or no longer, and old pages still have. Their tables are public: RFC 1843 and 1557, KS C 5601, the code
 * pages of IBM and of Apple.
 */
const OWN: Readonly<Record<string, (bytes: Uint8Array) => string>> = {
  'hz-gb-2312': readHz,
  'iso-2022-kr': readKorean,
  johab: readJohab,
  ...Object.fromEntries(
    Object.entries(OLD_TABLES).map(([name, upper]) => [name, (bytes) => readByTable(bytes, upper)]),
  ),
};

const LABELS: Readonly<Record<string, string>> = {
  hz: 'hz-gb-2312',
  cp1361: 'johab',
  ms1361: 'johab',
  'ks_c_5601-1992': 'johab',
  csiso2022kr: 'iso-2022-kr',
  'dos-us': 'ibm437',
};
const CODE_PAGE = /^(?:ibm|x-ibm|cp|x-cp|oem|dos|pc)?[-_]?(\d{3})$/;
const APPLE: readonly (readonly [shape: RegExp, name: string])[] = [
  [/^(?:x-?)?mac[-_]?(?:ce|central-?euro\w*|latin2)$/, 'x-mac-ce'],
  [/^(?:x-?)?mac[-_]?greek$/, 'x-mac-greek'],
  [/^(?:x-?)?mac[-_]?turkish$/, 'x-mac-turkish'],
];

/** The name of such a way, by what a page calls it; null for any other. */
export function oldSet(label: string): string | null {
  const asked = label.toLowerCase();
  const name =
    LABELS[asked] ??
    APPLE.find(([shape]) => shape.test(asked))?.[1] ??
    asked.replace(CODE_PAGE, (_whole, page: string) => `ibm${page}`);
  return Object.hasOwn(OWN, name) ? name : null;
}

/** Reads bytes in one of these ways; null where it is none of them. */
export function readOldSet(bytes: Uint8Array, encoding: string): string | null {
  return OWN[encoding]?.(bytes) ?? null;
}

const CHINESE = /~\{((?:[!-~]{2})*?)~\}/g;

/** Signs and the commoner half of the letters, by their first byte; what else stands between such braces are figures of a program. */
const COMMON = /^[!-)0-W]/;

/** Whether bytes of ASCII alone change to Chinese letters and back. */
export function switchesToChinese(text: string): boolean {
  const pairs = [...text.matchAll(CHINESE)].flatMap(([, inside = '']) => inside.match(/../g) ?? []);
  return pairs.length > 2 && pairs.filter((pair) => COMMON.test(pair)).length >= pairs.length * 0.8;
}

function readHz(bytes: Uint8Array): string {
  const text = new TextDecoder('windows-1252').decode(bytes);
  return text
    .replace(CHINESE, (_whole, pairs: string) => fromPairs(pairs))
    .replace(/~\r?\n/g, '')
    .replaceAll('~~', '~');
}

function fromPairs(pairs: string): string {
  return new TextDecoder('gbk').decode(Uint8Array.from(pairs, (letter) => letter.charCodeAt(0) | 0x80));
}

// oxlint-disable-next-line no-control-regex -- the signs of change are what is looked for
const KOREAN = /\u000e([^\u000f]*)\u000f?/g;

/** Between two signs of change, pairs of ASCII are Korean (RFC 1557). */
function readKorean(bytes: Uint8Array): string {
  const text = new TextDecoder('windows-1252').decode(bytes).replaceAll('\u001b$)C', '');
  return text.replace(KOREAN, (_whole, inside: string) => {
    const pairs = Uint8Array.from(inside, (letter) => letter.charCodeAt(0) | (letter > ' ' ? 0x80 : 0));
    return new TextDecoder('euc-kr').decode(pairs);
  });
}

function readByTable(bytes: Uint8Array, upper: string): string {
  return Array.from(bytes, (byte) => (byte < 0x80 ? String.fromCharCode(byte) : (upper[byte - 0x80] ?? ''))).join('');
}
