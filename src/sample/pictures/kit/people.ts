import { circle, ellipse, group, n, path, type Point, stroke } from './svg.ts';

/** How a small figure stands: limbs as angles in degrees from hanging straight down, outward positive. */
export interface Pose {
  readonly left?: readonly [upper: number, lower: number];
  readonly right?: readonly [upper: number, lower: number];
  /** Feet apart, as a share of height. */
  readonly stride?: number;
  readonly lean?: number;
  readonly coat?: boolean;
  readonly hat?: 'cap' | 'hood' | 'helmet';
  readonly head?: string;
}

/** A figure seen whole, standing on a point, from crown to sole `height` pixels. */
export function figure(foot: Point, height: number, colour: string, pose: Pose = {}): string {
  const { left = [8, 4], right = [8, 4], stride = 0.1, lean = 0, coat = false } = pose;
  const h = height;
  const parts = [
    ...legs(h, colour, stride),
    coat ? path(`M${n(-0.1 * h)} ${n(-0.8 * h)}Q0 ${n(-0.86 * h)} ${n(0.1 * h)} ${n(-0.8 * h)}L${n(0.145 * h)} ${n(-0.32 * h)}Q0 ${n(-0.28 * h)} ${n(-0.145 * h)} ${n(-0.32 * h)}Z`, colour) : trunk(h, colour),
    arm(h, colour, { side: -1, bend: left }),
    arm(h, colour, { side: 1, bend: right }),
    ...headOf(h, colour, pose),
  ];
  return group(parts, `transform="translate(${n(foot[0])} ${n(foot[1])}) rotate(${lean})"`);
}

function trunk(h: number, colour: string): string {
  return path(`M${n(-0.115 * h)} ${n(-0.79 * h)}Q0 ${n(-0.86 * h)} ${n(0.115 * h)} ${n(-0.79 * h)}L${n(0.085 * h)} ${n(-0.44 * h)}L${n(-0.085 * h)} ${n(-0.44 * h)}Z`, colour);
}

function legs(h: number, colour: string, stride: number): string[] {
  return [-1, 1].map((side) => {
    const foot = side * stride * h * 0.5;
    const leg = stroke(`M${n(side * 0.045 * h)} ${n(-0.46 * h)}Q${n(foot * 0.8 + side * 0.02 * h)} ${n(-0.24 * h)} ${n(foot)} ${n(-0.025 * h)}`, colour, h * 0.078);
    return leg + stroke(`M${n(foot)} ${n(-0.018 * h)}l${n(0.045 * h)} 0`, colour, h * 0.04);
  });
}

function arm(h: number, colour: string, { side, bend }: { side: number; bend: readonly [number, number] }): string {
  const [upper, lower] = bend.map((degrees) => (degrees * Math.PI) / 180) as [number, number];
  const shoulder: Point = [side * 0.1 * h, -0.77 * h];
  const elbow: Point = [shoulder[0] + side * Math.sin(upper) * 0.17 * h, shoulder[1] + Math.cos(upper) * 0.17 * h];
  const hand: Point = [elbow[0] + side * Math.sin(lower) * 0.17 * h, elbow[1] + Math.cos(lower) * 0.17 * h];
  return stroke(`M${n(shoulder[0])} ${n(shoulder[1])}L${n(elbow[0])} ${n(elbow[1])}L${n(hand[0])} ${n(hand[1])}`, colour, h * 0.055);
}

function headOf(h: number, colour: string, { hat, head = colour }: Pose): string[] {
  const at: Point = [0, -0.925 * h];
  const face = [stroke(`M0 ${n(-0.86 * h)}L0 ${n(-0.82 * h)}`, head, h * 0.05), ellipse([at[0], at[1], 0.056 * h, 0.07 * h], head)];
  if (hat === 'hood') return [...face, path(`M${n(-0.085 * h)} ${n(-0.82 * h)}Q${n(-0.09 * h)} ${n(-1.03 * h)} 0 ${n(-1.02 * h)}Q${n(0.085 * h)} ${n(-1.02 * h)} ${n(0.05 * h)} ${n(-0.93 * h)}Q${n(0.03 * h)} ${n(-0.86 * h)} ${n(0.08 * h)} ${n(-0.8 * h)}Z`, colour)];
  if (hat === 'cap') return [...face, ellipse([0.035 * h, -0.955 * h, 0.075 * h, 0.014 * h], colour), ellipse([0, -0.965 * h, 0.062 * h, 0.042 * h], colour)];
  if (hat === 'helmet') return [...face, circle([0, -0.95 * h], 0.072 * h, colour), ellipse([0, -0.925 * h, 0.092 * h, 0.016 * h], colour)];
  return face;
}

/** Heads and shoulders of a crowd seen from behind, row upon row. */
export function crowd(points: readonly Point[], size: number, colour: string): string {
  return group(points.map(([x, y]) => circle([x, y], size * 0.42, colour) + ellipse([x, y + size * 1.05, size * 0.86, size * 0.72], colour)));
}
