/** The bytes from `from` up to and with `to`. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

const ONE = /^bytes[ \t]*=[ \t]*(\d*)-(\d*)[ \t]*$/i;

/**
 * What a `Range` header asks of something of some size (RFC 9110, 14.2): one range; `unsatisfiable` when no byte of it is
 * there (416); null when it is to be ignored: another unit, more than one range, or no range at all.
 */
export function parseRange(header: string, size: number): ByteRange | 'unsatisfiable' | null {
  const [, first = '', last = ''] = ONE.exec(header) ?? [];
  if (first === '' && last === '') return null;
  if (first === '') return suffix(Number(last), size);
  const from = Number(first);
  const to = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== '' && Number(last) < from) return null;
  return from < size ? { from, to } : 'unsatisfiable';
}

/** The last so many bytes. */
function suffix(length: number, size: number): ByteRange | 'unsatisfiable' {
  return length === 0 || size === 0 ? 'unsatisfiable' : { from: Math.max(0, size - length), to: size - 1 };
}
