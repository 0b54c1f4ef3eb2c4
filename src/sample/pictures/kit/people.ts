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
  readonly hair?: string;
}

/** A figure seen whole, standing on a point, from crown to sole `height` pixels. */
export function figure(foot: Point, height: number, colour: string, pose: Pose = {}): string {
  const { left = [8, 4], right = [8, 4], stride = 0.1, lean = 0, coat = false } = pose;
  const h = height;
  const parts = [
    ...legs(h, colour, stride),
    coat
      ? path(
          `M${n(-0.1 * h)} ${n(-0.8 * h)}Q0 ${n(-0.86 * h)} ${n(0.1 * h)} ${n(-0.8 * h)}L${n(0.145 * h)} ${n(-0.32 * h)}Q0 ${n(-0.28 * h)} ${n(-0.145 * h)} ${n(-0.32 * h)}Z`,
          colour,
        )
      : trunk(h, colour),
    arm(h, colour, { side: -1, bend: left }),
    arm(h, colour, { side: 1, bend: right }),
    ...headOf(h, colour, pose),
  ];
  return group(parts, `transform="translate(${n(foot[0])} ${n(foot[1])}) rotate(${lean})"`);
}

function trunk(h: number, colour: string): string {
  return path(
    `M${n(-0.115 * h)} ${n(-0.79 * h)}Q0 ${n(-0.86 * h)} ${n(0.115 * h)} ${n(-0.79 * h)}L${n(0.085 * h)} ${n(-0.44 * h)}L${n(-0.085 * h)} ${n(-0.44 * h)}Z`,
    colour,
  );
}

function legs(h: number, colour: string, stride: number): string[] {
  return [-1, 1].map((side) => {
    const foot = side * stride * h * 0.5;
    const leg = stroke(
      `M${n(side * 0.045 * h)} ${n(-0.46 * h)}Q${n(foot * 0.8 + side * 0.02 * h)} ${n(-0.24 * h)} ${n(foot)} ${n(-0.025 * h)}`,
      colour,
      h * 0.078,
    );
    return leg + stroke(`M${n(foot)} ${n(-0.018 * h)}l${n(0.045 * h)} 0`, colour, h * 0.04);
  });
}

function arm(h: number, colour: string, { side, bend }: { side: number; bend: readonly [number, number] }): string {
  const [upper, lower] = bend.map((degrees) => (degrees * Math.PI) / 180) as [number, number];
  const shoulder: Point = [side * 0.1 * h, -0.77 * h];
  const elbow: Point = [shoulder[0] + side * Math.sin(upper) * 0.17 * h, shoulder[1] + Math.cos(upper) * 0.17 * h];
  const hand: Point = [elbow[0] + side * Math.sin(lower) * 0.17 * h, elbow[1] + Math.cos(lower) * 0.17 * h];
  return stroke(
    `M${n(shoulder[0])} ${n(shoulder[1])}L${n(elbow[0])} ${n(elbow[1])}L${n(hand[0])} ${n(hand[1])}`,
    colour,
    h * 0.055,
  );
}

function headOf(h: number, colour: string, { hat, head = colour, hair = '#2a1c1c' }: Pose): string[] {
  const at: Point = [0, -0.925 * h];
  const face = [
    stroke(`M0 ${n(-0.86 * h)}L0 ${n(-0.82 * h)}`, head, h * 0.05),
    ellipse([at[0], at[1], 0.056 * h, 0.07 * h], head),
  ];
  if (hat === 'hood')
    return [
      ...face,
      path(
        `M${n(-0.085 * h)} ${n(-0.82 * h)}Q${n(-0.09 * h)} ${n(-1.03 * h)} 0 ${n(-1.02 * h)}Q${n(0.085 * h)} ${n(-1.02 * h)} ${n(0.05 * h)} ${n(-0.93 * h)}Q${n(0.03 * h)} ${n(-0.86 * h)} ${n(0.08 * h)} ${n(-0.8 * h)}Z`,
        colour,
      ),
    ];
  if (hat === 'cap')
    return [
      ...face,
      ellipse([0.035 * h, -0.955 * h, 0.075 * h, 0.014 * h], colour),
      ellipse([0, -0.965 * h, 0.062 * h, 0.042 * h], colour),
    ];
  if (hat === 'helmet')
    return [...face, circle([0, -0.95 * h], 0.072 * h, colour), ellipse([0, -0.925 * h, 0.092 * h, 0.016 * h], colour)];
  return head === colour
    ? face
    : [
        ...face,
        path(
          `M${n(-0.06 * h)} ${n(-0.92 * h)}Q${n(-0.066 * h)} ${n(-1.005 * h)} 0 ${n(-1.003 * h)}Q${n(0.066 * h)} ${n(-1.005 * h)} ${n(0.06 * h)} ${n(-0.92 * h)}Q${n(0.04 * h)} ${n(-0.965 * h)} 0 ${n(-0.965 * h)}Q${n(-0.04 * h)} ${n(-0.965 * h)} ${n(-0.06 * h)} ${n(-0.92 * h)}Z`,
          hair,
        ),
      ];
}

/** Heads and shoulders of a crowd seen from behind, row upon row. */
export function crowd(points: readonly Point[], size: number, colour: string): string {
  return group(
    points.map(
      ([x, y]) => circle([x, y], size * 0.42, colour) + ellipse([x, y + size * 1.05, size * 0.86, size * 0.72], colour),
    ),
  );
}

interface Seated {
  readonly face?: 1 | -1;
  readonly head?: string;
  readonly hair?: string;
  /** How far the head is bent forward, as a share of height. */
  readonly bowed?: number;
}

/** A figure seated, seen from the side and facing right (`face` -1 turns it): the point is the seat's edge under the hips. */
export function sitter([x, y]: Point, height: number, colour: string, pose: Seated = {}): string {
  const { face = 1, head = colour, hair = '#2a1c1c', bowed = 0 } = pose;
  const h = height;
  return group(
    [
      stroke(
        `M0 ${n(-0.06 * h)}L${n(0.2 * h)} ${n(-0.07 * h)}L${n(0.2 * h)} ${n(0.2 * h)}L${n(0.26 * h)} ${n(0.2 * h)}`,
        colour,
        h * 0.08,
      ),
      path(
        `M${n(-0.09 * h)} 0Q${n(-0.14 * h)} ${n(-0.3 * h)} ${n((0.02 + bowed) * h)} ${n(-0.37 * h)}Q${n((0.13 + bowed) * h)} ${n(-0.34 * h)} ${n(0.1 * h)} 0Z`,
        colour,
      ),
      stroke(
        `M${n((0.05 + bowed) * h)} ${n(-0.29 * h)}L${n(0.1 * h)} ${n(-0.14 * h)}L${n(0.22 * h)} ${n(-0.13 * h)}`,
        colour,
        h * 0.055,
      ),
      ellipse([(0.06 + bowed * 1.5) * h, -0.455 * h, 0.055 * h, 0.068 * h], head),
      head === colour
        ? ''
        : path(
            `M${n((0.1 + bowed * 1.5) * h)} ${n(-0.49 * h)}Q${n((0.09 + bowed * 1.5) * h)} ${n(-0.53 * h)} ${n((0.05 + bowed * 1.5) * h)} ${n(-0.53 * h)}Q${n((-0.01 + bowed * 1.5) * h)} ${n(-0.52 * h)} ${n((0.002 + bowed * 1.5) * h)} ${n(-0.42 * h)}Q${n((0.03 + bowed * 1.5) * h)} ${n(-0.48 * h)} ${n((0.1 + bowed * 1.5) * h)} ${n(-0.49 * h)}Z`,
            hair,
          ),
      stroke(`M${n((0.04 + bowed) * h)} ${n(-0.35 * h)}l${n(0.01 * h)} ${n(-0.05 * h)}`, head, h * 0.05),
    ],
    `transform="translate(${n(x)} ${n(y)}) scale(${face} 1)"`,
  );
}

interface Back {
  readonly head?: string;
  readonly hair?: string;
  readonly bun?: boolean;
}

/** Head and shoulders from behind, `wide` pixels across the shoulders; the point is where the back leaves the sheet. */
export function bust([x, y]: Point, wide: number, colour: string, look: Back = {}): string {
  const { head = colour, bun = false } = look;
  const hair = look.hair ?? head;
  const w = wide;
  return group(
    [
      path(
        `M${n(-w / 2)} 0Q${n(-w * 0.5)} ${n(-w * 0.3)} ${n(-w * 0.3)} ${n(-w * 0.4)}Q${n(-w * 0.12)} ${n(-w * 0.46)} ${n(-w * 0.1)} ${n(-w * 0.56)}L${n(w * 0.1)} ${n(-w * 0.56)}Q${n(w * 0.12)} ${n(-w * 0.46)} ${n(w * 0.3)} ${n(-w * 0.4)}Q${n(w * 0.5)} ${n(-w * 0.3)} ${n(w / 2)} 0Z`,
        colour,
      ),
      path(
        `M${n(-w * 0.085)} ${n(-w * 0.46)}V${n(-w * 0.62)}H${n(w * 0.085)}V${n(-w * 0.46)}Q0 ${n(-w * 0.4)} ${n(-w * 0.085)} ${n(-w * 0.46)}Z`,
        head,
      ),
      ellipse([-w * 0.155, -w * 0.7, w * 0.03, w * 0.05], head),
      ellipse([w * 0.155, -w * 0.7, w * 0.03, w * 0.05], head),
      ellipse([0, -w * 0.73, w * 0.155, w * 0.19], hair),
      bun ? circle([0, -w * 0.95], w * 0.075, hair) : '',
    ],
    `transform="translate(${n(x)} ${n(y)})"`,
  );
}
