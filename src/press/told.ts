import type { Pressed, PressReceipt } from '../story/receipt.ts';
import type { Pass } from './press-tasks.ts';

/** What a receipt says of very many pages, as they are pressed. */
export interface Told {
  add(pass: Pass): void;
  /** The pages that are named, and how many were rendered in all. */
  pass(): Pass;
  beyond(): Pick<PressReceipt, 'beyond'>;
}

/** Pages of a round that a receipt names; failed ones are named always. */
const NAMED = 1000;

/** What is told of turn after turn, in as much memory for a million pages as for a thousand. */
export function openTold(): Told {
  const pass = { pressed: [] as Pressed[], made: [] as string[], rendered: 0 };
  const beyond: Partial<Record<Pressed['result'], number>> = {};
  return {
    add: ({ pressed, made, rendered }: Pass) => {
      pass.rendered += rendered;
      const isNamed = pass.pressed.length < NAMED;
      if (isNamed) pass.made.push(...made);
      for (const page of pressed)
        if (isNamed || page.result === 'failed') pass.pressed.push(page);
        else beyond[page.result] = (beyond[page.result] ?? 0) + 1;
    },
    pass: (): Pass => pass,
    beyond: () => (Object.keys(beyond).length > 0 ? { beyond } : {}),
  };
}
