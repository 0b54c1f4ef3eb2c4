import type { Measure, PlaceType } from '../../../story/headline-room.ts';

const families: Readonly<Record<PlaceType['face'], string>> = {
  display: "'Newsreader Display', 'Noto Naskh Arabic', Georgia, serif",
  serif: "'Newsreader Text', 'Noto Naskh Arabic', Georgia, serif",
  system: 'system-ui, Arial, sans-serif',
};

/** A type as CSS writes it. */
export function fontOf({ face, size, weight }: PlaceType): string {
  return `${weight} ${size}px ${families[face]}`;
}

let canvas: CanvasRenderingContext2D | null = null;

/** How wide a text is in the readers' own type, in this browser. True only once the type has arrived (`typeReady`). */
export const measureHeadline: Measure = (text, type) => {
  canvas ??= document.createElement('canvas').getContext('2d');
  if (!canvas) return 0;
  canvas.font = fontOf(type);
  canvas.letterSpacing = `${type.spacing * type.size}px`;
  return canvas.measureText(text).width;
};

/** Resolves when the type that headlines are measured in has arrived. `sample` says in which script. */
export async function typeReady(sample: string): Promise<void> {
  const types: PlaceType[] = [
    { face: 'display', size: 20, weight: 600, spacing: 0 },
    { face: 'serif', size: 20, weight: 600, spacing: 0 },
  ];
  await Promise.all(types.map((type) => document.fonts.load(fontOf(type), sample || 'a')));
}
