import { z } from 'zod';

/**
 * Text with marks. Marks name stretches of `text` by UTF-16 offsets (`from` inclusive, `to` exclusive),
 * so the words can be read, counted, searched and compared without looking at markup.
 */
const range = { from: z.int().nonnegative(), to: z.int().positive() };

const markSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('strong'), ...range }),
  z.strictObject({ type: z.literal('emphasis'), ...range }),
  z.strictObject({ type: z.literal('superscript'), ...range }),
  z.strictObject({ type: z.literal('subscript'), ...range }),
  z.strictObject({ type: z.literal('link'), ...range, href: z.string().min(1).max(2048) }),
]);

export const richTextShape = { text: z.string(), marks: z.array(markSchema).default([]) };
export const richTextSchema = z.strictObject(richTextShape);

export type Mark = z.infer<typeof markSchema>;
export type RichText = z.infer<typeof richTextSchema>;

/** One stretch of text under the same marks. */
export interface Run {
  readonly text: string;
  readonly strong: boolean;
  readonly emphasis: boolean;
  /** Letters set high, as in 10⁵, or low, as in CO₂; null on the line. */
  readonly script: 'superscript' | 'subscript' | null;
  readonly href: string | null;
}

/** Rich text of plain words. */
export function plain(text: string): RichText {
  return { text, marks: [] };
}

/** The text cut where marks begin or end; joined, the runs give back `text` exactly. */
export function runsOf({ text, marks }: RichText): Run[] {
  const cuts = new Set([0, text.length]);
  for (const mark of marks) {
    cuts.add(Math.min(mark.from, text.length));
    cuts.add(Math.min(mark.to, text.length));
  }
  const edges = [...cuts].sort((a, b) => a - b);
  return edges.slice(1).map((to, at) => runBetween({ text, marks }, edges[at] ?? 0, to));
}

function runBetween({ text, marks }: RichText, from: number, to: number): Run {
  const over = marks.filter((mark) => mark.from <= from && mark.to >= to);
  const link = over.find((mark) => mark.type === 'link');
  return {
    text: text.slice(from, to),
    strong: over.some((mark) => mark.type === 'strong'),
    emphasis: over.some((mark) => mark.type === 'emphasis'),
    script: over.map(({ type }) => type).find((type) => type === 'superscript' || type === 'subscript') ?? null,
    href: link?.type === 'link' ? link.href : null,
  };
}
