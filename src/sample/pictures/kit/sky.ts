import { chance } from './chance.ts';
import { circle, down, ellipse, group, n, outward, path, type Point, rect, soft, stroke } from './svg.ts';

/** Light that spreads from a point and fades. */
export function glow([x, y]: Point, r: number, colour: string, strength = 0.6): string {
  return circle([x, y], r, outward(`${colour} ${strength}`, `${colour} ${strength * 0.35} .4`, `${colour} 0`));
}

/** A sun or moon: a disc in its own light. */
export function disc(at: Point, r: number, colour: string, reach = 5): string {
  return glow(at, r * reach, colour, 0.55) + circle(at, r, colour);
}

interface Area {
  readonly seed: string;
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
}

export function stars({ seed, width, top, bottom }: Area, count: number, colour = '#fff4dc'): string {
  const luck = chance(seed);
  return group(
    Array.from({ length: count }, () => {
      const high = luck.next() ** 1.5;
      const at: Point = [luck.between(0, width), top + high * (bottom - top)];
      return circle(at, luck.between(0.6, 2.2), colour, `opacity="${n(luck.between(0.25, 0.95), 2)}"`);
    }),
  );
}

/** Flat bands of cloud, thin at their ends. */
export function bands({ seed, width, top, bottom }: Area, count: number, colour: string): string {
  const luck = chance(seed);
  const band = (): string => {
    const [x, y, long] = [luck.between(-0.1, 1.1) * width, luck.between(top, bottom), luck.between(0.12, 0.42) * width];
    const thick = luck.between(6, 26);
    const opacity = n(luck.between(0.25, 0.8), 2);
    return path(lens(x, y, long, thick), colour, `opacity="${opacity}"`);
  };
  return group(Array.from({ length: count }, band));
}

function lens(x: number, y: number, long: number, thick: number): string {
  return `M${n(x - long)} ${n(y)}Q${n(x - long * 0.2)} ${n(y - thick)} ${n(x + long * 0.3)} ${n(y - thick * 0.6)}T${n(x + long)} ${n(y)}Q${n(x + long * 0.2)} ${n(y + thick * 0.35)} ${n(x - long)} ${n(y)}Z`;
}

/** Heaped cloud: lobes over a flat base, lit from above. */
export function heap(
  [x, y]: Point,
  size: number,
  { seed, light, dark }: { seed: string; light: string; dark: string },
): string {
  const luck = chance(seed);
  const lobes = Array.from({ length: 9 }, (_, at) => {
    const along = (at - 4) / 4;
    const r = size * (0.42 - 0.26 * along * along) * luck.between(0.75, 1.15);
    return { at: [x + along * size, y - r * 0.7] as Point, r };
  });
  const shade = lobes.map(({ at, r }) => circle([at[0] + r * 0.12, at[1] + r * 0.22], r, dark));
  const lit = lobes.map(({ at, r }) => circle([at[0] - r * 0.08, at[1] - r * 0.08], r * 0.86, light));
  return soft(3, [...shade, ellipse([x, y, size * 1.05, size * 0.14], dark), ...lit]);
}

/** Gulls far off: pairs of wings as two strokes. */
export function birds(
  seed: string,
  [x, y]: Point,
  { count, spread, size, colour }: { count: number; spread: number; size: number; colour: string },
): string {
  const luck = chance(seed);
  return group(
    Array.from({ length: count }, () => {
      const [bx, by] = [x + luck.between(-1, 1) * spread, y + luck.between(-0.4, 0.4) * spread];
      const wing = size * luck.between(0.6, 1.3);
      const lift = wing * luck.between(0.25, 0.6);
      const d = `M${n(bx - wing)} ${n(by - lift)}Q${n(bx - wing * 0.4)} ${n(by - lift * 1.1)} ${n(bx)} ${n(by)}Q${n(bx + wing * 0.4)} ${n(by - lift * 1.2)} ${n(bx + wing)} ${n(by - lift * 0.8)}`;
      return stroke(d, colour, Math.max(1.4, size / 9));
    }),
  );
}

/** Rain over a whole sheet, driven by wind: `slant` is how far it goes sideways for each pixel down. */
export function rain(
  { seed, width, top, bottom }: Area,
  count: number,
  { slant, colour }: { slant: number; colour: string },
): string {
  const luck = chance(seed);
  return group(
    Array.from({ length: count }, () => {
      const [x, y, long] = [luck.between(-0.1, 1.1) * width, luck.between(top, bottom), luck.between(18, 70)];
      const faint = `opacity="${n(luck.between(0.08, 0.4), 2)}"`;
      return stroke(`M${n(x)} ${n(y)}l${n(long * slant)} ${n(long)}`, colour, luck.between(0.8, 2.2), faint);
    }),
  );
}

/** A bank of mist lying across the sheet, thickest in its middle. Gradients and no blur: blurring a whole sheet costs more than drawing it. */
export function mist(
  seed: string,
  y: number,
  { width, thick, colour, opacity }: { width: number; thick: number; colour: string; opacity: number },
): string {
  const luck = chance(seed);
  const bank = down(`${colour} 0`, `${colour} ${opacity} .45`, `${colour} ${n(opacity * 0.7, 2)} .7`, `${colour} 0`);
  const shred = (): string => {
    const strength = n(opacity * luck.between(0.3, 0.6), 2);
    const [x, level, long] = [
      luck.between(0, width),
      y + luck.between(-0.5, 0.9) * thick,
      luck.between(0.15, 0.4) * width,
    ];
    return ellipse([x, level, long, thick * luck.between(0.25, 0.5)], outward(`${colour} ${strength}`, `${colour} 0`));
  };
  return group([rect([0, y - thick * 0.6, width, thick * 1.9], bank), ...Array.from({ length: 7 }, shred)]);
}
