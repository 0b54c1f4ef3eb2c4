import { tidy } from './tidy.ts';

const LABEL = String.raw`(?:photo(?:graph)?s?(?: by| credit)?|pictures?(?: by| credit)?|image(?:s)?(?: by| credit| source| copyright)?|credit|illustration(?: by)?|courtesy(?: of)?|copyright|©|\(c\))`;

const shapes: readonly RegExp[] = [
  // "The bridge at noon. Photograph: Lena Ortiz/Courier", "… Photograph by Lena Ortiz"
  new RegExp(String.raw`^(.*?)(?<=^|[\s([])(?i:${LABEL})\s*(?::\s*|\bby\s+(?=\p{Lu}))(.{2,100}?)[)\]]?\.?$`, 'u'),
  // "The bridge at noon.Credit...Lena Ortiz", label and name in elements of their own
  /^(.*?)\s*\bCredit\s*(?:\.{3}|…)\s*(.{2,100})$/u,
  // "… Image credit Getty", "… © Lena Ortiz"
  /^(.*?)[\s([]*(?:©|\(c\)|image (?:source|copyright|credit))\s*(.{2,100}?)[)\]]?\.?$/iu,
  // "The bridge at noon (AP Photo/Lena Ortiz)", "The bridge at noon (Reuters)"
  /^(.*?)\s*[([]((?:AP|AFP|EPA|PA|Getty|Reuters|Rex|Alamy|Shutterstock|Corbis)\b[^()[\]]{0,80})[)\]]\.?$/u,
];

/** A caption without the credit at its end, and the credit without its label; the credit is null where none is given. */
export function splitCredit(text: string): { caption: string | null; credit: string | null } {
  // Longer words are no caption, and the shapes would search them slowly.
  for (const shape of text.length > 1000 ? [] : shapes) {
    const [, caption, credit] = shape.exec(text) ?? [];
    if (credit) return { caption: tidy(caption ?? '').replace(/[\s([]+$/, '') || null, credit: tidy(credit) };
  }
  return { caption: text || null, credit: null };
}
