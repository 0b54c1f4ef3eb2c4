import { sha256 } from '../../base/hash.ts';
import { remembered } from '../../base/remembered.ts';
import type { ShelfItem } from '../shelf.ts';
import { formatAddress, isOtherLetters, parseAddress } from '../../base/address.ts';
import type { AddressParts } from '../../base/address.ts';
import { HTML, typeOfAddress } from '../shelf-types.ts';

/** One way an item can stand on the disk. */
export interface Form {
  readonly is: ShelfItem['is'];
  /** The file, relative to the shelf's folder. */
  readonly file: string;
  /** The type its ending says; null when the file opens with a line that says address and type. */
  readonly type: string | null;
}

/** Where an address can stand on the disk. */
export interface FilesOf {
  /** The address in its one spelling. */
  readonly address: string;
  /** Every form it may have, in the order of asking: the first that exists is the answer. */
  readonly forms: readonly Form[];
}

/** What the shelf keeps for itself, in its folder: nothing of it is an address. */
export const OWN = '.shelf';

/** What plain names cannot say: queries, very long or strange segments, other letters than UTF-8, types that the ending does not tell. */
export const ODD = `${OWN}/odd`;

/** A file name holds 255 bytes; the endings and temporary names need some. */
const LONGEST_SEGMENT = 200;
const LONGEST_PATH = 2000;

/** The place of an address; null when the text is not an address. Two addresses never share a file. */
export const filesOf = remembered((text): FilesOf | null => {
  const parts = parseAddress(text);
  if (parts === null) return null;
  const address = formatAddress(parts);
  const odd = oddForms(address);
  return { address, forms: isPlain(parts) ? [...plainForms(parts), odd.page] : [odd.gone, odd.redirect, odd.page] };
});

/** The form an item takes at a place. A tombstone is always HTML. */
export function formFor(place: FilesOf, item: ShelfItem): Form {
  const last = place.forms.at(-1)!;
  const fits = (form: Form) => form.is === item.is && (item.is === 'redirect' || form.type === item.type);
  return place.forms.find(fits) ?? place.forms.find((form) => form.is === item.is && form.type === null) ?? last;
}

function oddForms(address: string): Record<ShelfItem['is'], Form> {
  const name = `${ODD}/${sha256(address).slice(0, 40)}`;
  return {
    gone: { is: 'gone', file: `${name}.gone`, type: null },
    redirect: { is: 'redirect', file: `${name}.redirect`, type: null },
    page: { is: 'page', file: `${name}.page`, type: null },
  };
}

function plainForms({ segments }: AddressParts): Form[] {
  const base = segments.length === 0 ? 'index' : segments.join('/');
  const type = typeOfAddress(segments);
  const kept: Form[] = type === null ? [] : [{ is: 'page', file: base, type }];
  return [
    { is: 'gone', file: `${base}.gone.html`, type: HTML },
    { is: 'redirect', file: `${base}.redirect`, type: 'text/plain' },
    ...kept,
    { is: 'page', file: `${base}.html`, type: HTML },
  ];
}

/** True when the decoded segments can stand as file names and no other address could want the same file. */
function isPlain({ segments, query }: AddressParts): boolean {
  const bytes = Buffer.byteLength(segments.join('/'));
  if (query !== null || bytes > LONGEST_PATH || !segments.every(isFileName)) return false;
  const last = segments.at(-1) ?? '';
  if (last.endsWith('.gone') || (segments.length === 1 && last === 'index')) return false;
  return segments.slice(0, -1).every(isFolderName);
}

function isFileName(segment: string): boolean {
  if (isOtherLetters(segment)) return false;
  if (Buffer.byteLength(segment) > LONGEST_SEGMENT || segment.toLowerCase().startsWith(OWN)) return false;
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  return !/[\u0000-\u001f\u007f/\\:*?"<>|]|[. ]$/u.test(segment) && segment === segment.normalize('NFC');
}

/** A folder may not have the name of a file that another address wants: `/a` stands in `a.html`, so `/a.html/b` cannot. */
function isFolderName(segment: string): boolean {
  return !/\.(?:html|redirect)$/.test(segment) && typeOfAddress(['feeds', segment]) === null;
}

/** The address whose item stands in a file with a plain name; null for a file that is none of ours. */
export function addressOf(file: string): string | null {
  const base = file.replace(/\.gone\.html$|\.redirect$|\.html$/, '');
  const segments = base === 'index' ? [] : base.split('/');
  const place = filesOf(formatAddress({ segments, query: null }));
  return place?.forms.some((form) => form.file === file) ? place.address : null;
}
