import { Refusal } from '../../base/problem.ts';

export function isMissing(error: unknown): boolean {
  const code = codeOf(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
}

/** True when this process may look but not write. */
export function isReadOnly(error: unknown): boolean {
  const code = codeOf(error);
  return code === 'EROFS' || code === 'EACCES' || code === 'EPERM';
}

/** A full disk as something a person can put right; every other failure as it came. */
export function asRefusal(error: unknown, folder: string): unknown {
  const code = codeOf(error);
  if (code !== 'ENOSPC' && code !== 'EDQUOT') return error;
  const why = code === 'ENOSPC' ? 'The disk is full' : 'The disk quota is used up';
  return new Refusal(
    'disk-full',
    507,
    `${why}: a page could not be written to the shelf in ${folder}. Readers still see the page as it was. Free some space, then press again.`,
  );
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error ? String(error.code) : null;
}
