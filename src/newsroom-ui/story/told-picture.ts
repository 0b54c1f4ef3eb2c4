import type { Picture } from '../../story/picture.ts';

/**
 * Which picture of the library a file will be, before it is there: its id is the beginning of the hash of its bytes. Null for a file that this browser
 * cannot draw, as a telephone's HEIC in most: of that nobody knows here how large it is.
 */
export async function toldPicture(file: File): Promise<Picture | null> {
  const drawn = await createImageBitmap(file).catch(() => null);
  if (!drawn) return null;
  const { width, height } = drawn;
  drawn.close();
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  const id = [...digest.subarray(0, ID_BYTES)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return { id, width, height, renditions: [] };
}

const ID_BYTES = 8;
