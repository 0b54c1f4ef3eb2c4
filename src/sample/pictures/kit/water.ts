import { chance } from './chance.ts';
import { ellipse, group, n, soft } from './svg.ts';

export interface Surface {
  readonly seed: string;
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
}

/** Streaks of light or dark on water, small and close far off, long and apart near by. */
export function ripples(
  { seed, width, top, bottom }: Surface,
  count: number,
  { colour, opacity = 0.5 }: { colour: string; opacity?: number },
): string {
  const luck = chance(seed);
  return group(
    Array.from({ length: count }, () => {
      const near = luck.next() ** 1.7;
      const [x, y] = [luck.between(-0.05, 1.05) * width, top + near * (bottom - top)];
      const long = (12 + near * 130) * luck.between(0.4, 1.2);
      return ellipse([x, y, long, 0.7 + near * 3], colour, `opacity="${n(opacity * luck.between(0.25, 1), 2)}"`);
    }),
  );
}

/** The broken path that a light above the far shore draws towards us. */
export function gleam(
  { seed, top, bottom }: Surface,
  x: number,
  { colour, wide, count }: { colour: string; wide: number; count: number },
): string {
  const luck = chance(seed);
  return group(
    Array.from({ length: count }, () => {
      const near = luck.next() ** 1.3;
      const reach = wide * (0.35 + near);
      const at = x + luck.between(-1, 1) * luck.next() * reach;
      const long = (8 + near * 60) * luck.between(0.4, 1.2);
      return ellipse(
        [at, top + near * (bottom - top), long, 0.9 + near * 3.2],
        colour,
        `opacity="${n(luck.between(0.3, 0.95), 2)}"`,
      );
    }),
  );
}

/** What is above the waterline at `y`, upside down in the water, faint and a little blurred. */
export function reflected(
  y: number,
  parts: readonly string[],
  { opacity = 0.45, stretch = 0.9, blur = 2.5 } = {},
): string {
  const flipped = group(parts, `transform="translate(0 ${n(y * (1 + stretch))}) scale(1 ${-stretch})"`);
  return group([soft(blur, [flipped])], `opacity="${opacity}"`);
}
