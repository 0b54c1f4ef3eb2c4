import { z } from 'zod';

/** What became of one page. `skipped` was not rendered, because what it shows is equal; `same` gave equal bytes. */
export const pressedSchema = z.object({
  path: z.string(),
  result: z.enum(['written', 'same', 'skipped', 'removed', 'failed']),
  /** The touched facts that it reads or that called it into being. */
  why: z.array(z.string()).readonly(),
});

/** What was pressed. */
export const receiptSchema = z.object({
  pressed: z.array(pressedSchema.readonly()).readonly(),
  /** The addresses among them where no page stood before. */
  made: z.array(z.string()).readonly(),
  /** How many pages were rendered; the others were found equal before that. */
  rendered: z.int(),
  /** Pages that are stale and follow by themselves; 0 but after a change that touches most of the site. */
  due: z.int(),
  tookMs: z.number(),
});

export type Pressed = Readonly<z.infer<typeof pressedSchema>>;

export interface PressReceipt extends Readonly<z.infer<typeof receiptSchema>> {
  /** The last change that is on the shelf now. */
  readonly upTo: number;
  /** Of a round through the whole site: how many pages were pressed beyond those that are named, by what became of them. */
  readonly beyond?: Readonly<Partial<Record<Pressed['result'], number>>>;
}
