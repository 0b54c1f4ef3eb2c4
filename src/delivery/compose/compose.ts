import { WORN_GUISE, wornIn } from '../../base/worn-guise.ts';
import type { Part } from './directives.ts';
import { splitPage } from './directives.ts';
import type { Include, Includes } from './includes.ts';

/** A page with its includes in their places. */
export interface Composed {
  readonly body: Uint8Array;
  /** When page or includes last changed, in milliseconds since 1970. */
  readonly modifiedAt: number;
  /** The includes it is made of. */
  readonly made: readonly MadeOf[];
  /** When the first of them ends by itself, in milliseconds since 1970; infinity when none does. */
  readonly until: number;
}

export interface MadeOf {
  readonly address: string;
  readonly version: string;
}

/** A page as it is to be composed. */
export interface ComposedFrom {
  readonly body: Uint8Array;
  readonly modifiedAt: number;
  /** The edition at whose address it is read; left out at its own. */
  readonly edition?: string | null;
}

/** Sets the includes of a page into it. What an include cannot give leaves its last good state, or nothing; this never throws. */
export async function composePage(page: ComposedFrom, includes: Includes): Promise<Composed & { whole: boolean }> {
  const { modifiedAt, edition = null } = page;
  const parts = splitPage(worn(page.body, edition));
  const addresses = [...new Set(parts.flatMap((part) => ('include' in part ? [part.include] : [])))];
  const found = new Map(
    await Promise.all(addresses.map(async (address) => [address, await includes.current(address)] as const)),
  );
  return {
    body: Buffer.concat(parts.map((part) => bytesOf(part, found))),
    modifiedAt: Math.max(modifiedAt, ...[...found.values()].map((include) => include.modifiedAt)),
    made: addresses.map((address) => ({ address, version: found.get(address)?.version ?? '' })),
    until: Math.min(...[...found.values()].map((include) => include.until)),
    whole: [...found.values()].every((include) => include.whole),
  };
}

/** Bytes in and bytes out: each letter of Latin-1 is one of them. */
function worn(body: Uint8Array, edition: string | null): Uint8Array {
  const page = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  return page.includes(WORN_GUISE) ? Buffer.from(wornIn(page.toString('latin1'), edition), 'latin1') : body;
}

function bytesOf(part: Part, found: ReadonlyMap<string, Include>): Uint8Array {
  return 'include' in part ? (found.get(part.include)?.bytes ?? new Uint8Array()) : part;
}
