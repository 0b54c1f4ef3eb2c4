import type { Metadata } from 'sharp';

/** How an original is unpacked: by sharp, as a telephone's HEIC, or by drawing it. */
export type Kind = 'photograph' | 'heic' | 'drawing';

const PHOTOGRAPHS = ['jpeg', 'png', 'webp', 'gif', 'tiff'];

/** The kind of a file by its bytes, as its head was read; null for what is not taken. */
export function kindOf({ format, compression }: Pick<Metadata, 'format' | 'compression'>): Kind | null {
  if (format === 'svg') return 'drawing';
  if (format === 'heif') return compression === 'av1' ? 'photograph' : 'heic';
  return PHOTOGRAPHS.includes(format) ? 'photograph' : null;
}
