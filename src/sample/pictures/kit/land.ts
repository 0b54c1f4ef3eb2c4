import { chance, noise } from './chance.ts';
import { mix } from './colour.ts';
import { ellipse, group, n, type Paint, path, type Point, smooth, straight, stroke } from './svg.ts';

export interface Ridge {
  readonly seed: string;
  readonly width: number;
  /** Mean height on the sheet, and how far it rises and falls about it. */
  readonly y: number;
  readonly rise: number;
  /** How many hills there are across the sheet. */
  readonly hills: number;
  /** 1 for smooth downs, 5 for crags. */
  readonly rough?: number;
  /** True for mountains: the noise is folded, so that crests are sharp and valleys wide. */
  readonly sharp?: boolean;
}

/** The points of a skyline, from left to right. */
export function skyline({ seed, width, y, rise, hills: many, rough = 2, sharp = false }: Ridge): Point[] {
  const height = noise(seed, rough);
  const steps = Math.round(width / (rough > 3 ? 8 : 20));
  return Array.from({ length: steps + 1 }, (_, at) => {
    const x = (at / steps) * width;
    const high = height((x / width) * many + 7);
    return [x, y - rise * (sharp ? 1 - 2.6 * Math.abs(high) : high)];
  });
}

/** Hills from their skyline down to `bottom`. */
export function hills(ridge: Ridge, bottom: number, fill: Paint): string {
  const points = skyline(ridge);
  const top = (ridge.rough ?? 2) > 3 ? straight(points, false) : smooth(points);
  return path(`${top}L${ridge.width} ${bottom}L0 ${bottom}Z`, fill);
}

/** Where a skyline stands at x. */
function heightAt(points: readonly Point[], x: number): number {
  const after = points.findIndex((point) => point[0] >= x);
  return points[Math.max(0, after)]?.[1] ?? 0;
}

/** A fir from its foot upwards: tiers of drooping boughs. */
export function fir([x, y]: Point, height: number, fill: Paint): string {
  const tiers = 5;
  const half = height * 0.2;
  const side = (sign: number): Point[] =>
    Array.from({ length: tiers }, (_, at) => {
      const level = y - height * (0.1 + (0.9 * at) / tiers);
      const wide = half * (1 - at / (tiers + 0.4));
      return [
        [x + sign * wide, level],
        [x + sign * wide * 0.45, level - height * 0.09],
      ] as Point[];
    }).flat();
  const trunk: Point[] = [
    [x + half * 0.12, y],
    [x - half * 0.12, y],
  ];
  const left = side(-1);
  return path(
    straight([
      ...trunk,
      [x - half * 0.12, y - height * 0.1],
      ...left,
      [x, y - height],
      ...side(1).reverse(),
      [x + half * 0.12, y - height * 0.1],
    ]),
    fill,
  );
}

/** A wood of firs along a skyline. */
export function firs(
  seed: string,
  points: readonly Point[],
  { count, tall, fill }: { count: number; tall: number; fill: Paint },
): string {
  const luck = chance(seed);
  const last = points.at(-1)?.[0] ?? 0;
  return group(
    Array.from({ length: count }, () => {
      const x = luck.between(0, last);
      return fir([x, heightAt(points, x) + 6], tall * luck.between(0.55, 1.2), fill);
    }),
  );
}

interface Growth {
  readonly seed: string;
  readonly height: number;
  readonly colour: string;
  /** How far branches spread, in degrees. */
  readonly spread?: number;
}

/** A bare tree, grown branch by branch from its foot. */
export function bareTree(foot: Point, { seed, height, colour, spread = 26 }: Growth): string {
  const luck = chance(seed);
  const limbs: string[] = [];
  const grow = ([x, y]: Point, angle: number, long: number, thick: number): void => {
    const end: Point = [x + Math.sin(angle) * long, y - Math.cos(angle) * long];
    const bend: Point = [
      x + Math.sin(angle + luck.between(-0.25, 0.25)) * long * 0.5,
      y - Math.cos(angle) * long * 0.5,
    ];
    limbs.push(stroke(`M${n(x)} ${n(y)}Q${n(bend[0])} ${n(bend[1])} ${n(end[0])} ${n(end[1])}`, colour, thick));
    if (thick < height / 240) return;
    for (let branch = 0; branch < (luck.happens(0.35) ? 3 : 2); branch += 1) {
      const turn = (luck.between(0.35, 1.15) * spread * Math.PI) / 180;
      grow(end, angle + (branch % 2 ? turn : -turn), long * luck.between(0.66, 0.86), thick * 0.66);
    }
  };
  grow(foot, luck.between(-0.05, 0.05), height * 0.26, height / 26);
  return group(limbs);
}

export interface Leaves {
  readonly seed: string;
  readonly light: string;
  readonly dark: string;
}

/** A mass of leaves: dabs thick in the middle and loose at the rim, dark below and light towards the upper left. */
function foliage([x, y]: Point, [rx, ry]: Point, { seed, light, dark }: Leaves, dabs = 90): string {
  const luck = chance(seed);
  const size = Math.sqrt(rx * ry);
  const dab = (depth: number): string => {
    const [angle, out] = [luck.between(0, 6.283), luck.next() ** 0.55];
    const [dx, dy] = [Math.cos(angle) * out, Math.sin(angle) * out];
    const lit = 0.5 - dx * 0.32 - dy * 0.42 + luck.between(-0.3, 0.3);
    const tone = mix(dark, light, Math.max(0, Math.min(1, lit * depth + (depth - 1) * 0.5)));
    const r = size * luck.between(0.1, 0.24) * (1.15 - out * 0.5);
    const turn = `transform="rotate(${n(luck.between(-40, 40))} ${n(x + dx * rx)} ${n(y + dy * ry)})"`;
    return ellipse([x + dx * rx, y + dy * ry, r * 1.25, r * 0.85], tone, turn);
  };
  const under = Array.from({ length: Math.round(dabs * 0.45) }, () => dab(0.55));
  return group([...under, ...Array.from({ length: Math.round(dabs * 0.55) }, () => dab(1.05))]);
}

/** A tree in leaf: a forked trunk and a crown of three masses of leaves. */
export function leafTree([x, y]: Point, height: number, leaves: Leaves & { trunk: string }): string {
  const luck = chance(leaves.seed);
  const dabs = height > 250 ? 210 : 46;
  const limb = (to: Point, thick: number): string =>
    stroke(
      `M${n(x)} ${n(y)}Q${n(x + height * 0.015)} ${n(y - height * 0.3)} ${n(to[0])} ${n(to[1])}`,
      leaves.trunk,
      height * thick,
    );
  const mass = (dx: number, dy: number, r: number, at: number): string =>
    foliage(
      [x + dx * height, y - dy * height],
      [r * height, r * height * luck.between(0.8, 0.95)],
      { ...leaves, seed: `${leaves.seed}${at}` },
      dabs,
    );
  return group([
    limb([x, y - height * 0.6], 0.04),
    limb([x - height * 0.13, y - height * 0.52], 0.022),
    limb([x + height * 0.15, y - height * 0.55], 0.022),
    mass(-0.16, 0.54, 0.2, 1),
    mass(0.17, 0.57, 0.2, 2),
    mass(0, 0.74, 0.25, 3),
  ]);
}

/** Blades of grass or reeds along a line. */
export function reeds(
  seed: string,
  [x, y]: Point,
  { width, count, tall, colour }: { width: number; count: number; tall: number; colour: string },
): string {
  const luck = chance(seed);
  return group(
    Array.from({ length: count }, () => {
      const [from, high, lean] = [x + luck.between(0, width), tall * luck.between(0.4, 1), luck.between(-0.3, 0.4)];
      const d = `M${n(from)} ${n(y)}q${n(high * lean * 0.3)} ${n(-high * 0.6)} ${n(high * lean)} ${n(-high)}`;
      return stroke(d, colour, luck.between(1.4, 3.4));
    }),
  );
}
