/** Ways of writing letters that browsers no longer read and old pages still have. Tables of the two are public: RFC 1843, IBM code page 437. */
const OWN: Readonly<Record<string, (bytes: Uint8Array) => string>> = { 'hz-gb-2312': readHz, ibm437: readIbm437 };

const LABELS: Readonly<Record<string, string>> = {
  'hz-gb-2312': 'hz-gb-2312',
  hz: 'hz-gb-2312',
  ibm437: 'ibm437',
  cp437: 'ibm437',
  '437': 'ibm437',
  'dos-us': 'ibm437',
};

/** The name of such a way, by what a page calls it; null for any other. */
export function oldSet(label: string): string | null {
  return LABELS[label.toLowerCase()] ?? null;
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

const UPPER_437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';

function readIbm437(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => (byte < 0x80 ? String.fromCharCode(byte) : (UPPER_437[byte - 0x80] ?? ''))).join(
    '',
  );
}
