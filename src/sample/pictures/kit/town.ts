import { type Chance, chance } from './chance.ts';
import { darker } from './colour.ts';
import { type Box, group, n, type Paint, path, rect, straight } from './svg.ts';

export interface Lit {
  readonly seed: string;
  readonly lit: string;
  readonly dark: string;
  /** Share of windows with a light behind them. */
  readonly share: number;
}

/** Rows of windows on a wall. */
export function windows(
  [x, y, width, height]: Box,
  [columns, rows]: readonly [number, number],
  { seed, lit, dark, share }: Lit,
): string {
  const luck = chance(seed);
  const [cell, floor] = [width / columns, height / rows];
  const one = (at: number): string => {
    const [column, row] = [at % columns, Math.floor(at / columns)];
    const colour = luck.happens(share) ? lit : dark;
    const faint = `opacity="${n(luck.between(0.7, 1), 2)}"`;
    return rect([x + cell * (column + 0.25), y + floor * (row + 0.2), cell * 0.5, floor * 0.58], colour, faint);
  };
  return group(Array.from({ length: columns * rows }, (_, at) => one(at)));
}

export interface House extends Lit {
  readonly wall: Paint;
  readonly roof: Paint;
  /** Columns and rows of windows. */
  readonly grid: readonly [number, number];
}

/** A house with its gable along the street and a chimney; the box is its wall. */
export function house(box: Box, look: House): string {
  const [x, y, width, height] = box;
  const [eaves, pitch] = [width * 0.05, Math.min(width * 0.42, height * 0.6)];
  const roof = straight([
    [x - eaves, y],
    [x + width * 0.14, y - pitch],
    [x + width * 0.86, y - pitch],
    [x + width + eaves, y],
  ]);
  return group([
    rect([x + width * 0.68, y - pitch * 1.45, width * 0.12, pitch * 0.8], look.roof),
    path(roof, look.roof),
    rect(box, look.wall),
    windows([x + width * 0.06, y + height * 0.06, width * 0.88, height * 0.86], look.grid, look),
  ]);
}

/** A house with its gable to the street; the box is its wall up to the eaves. */
export function gabled(box: Box, look: House): string {
  const [x, y, width, height] = box;
  const wall = straight([
    [x, y + height],
    [x, y],
    [x + width / 2, y - width * 0.55],
    [x + width, y],
    [x + width, y + height],
  ]);
  const verge = `M${n(x - width * 0.07)} ${n(y + width * 0.06)}L${n(x + width / 2)} ${n(y - width * 0.58)}L${n(x + width * 1.07)} ${n(y + width * 0.06)}`;
  const edge = typeof look.roof === 'string' ? look.roof : darker('#444444', 0.3);
  return group([
    path(wall, look.wall),
    `<path d="${verge}" fill="none" stroke="${edge}" stroke-width="${n(width * 0.07)}"/>`,
    windows([x + width * 0.08, y + height * 0.04, width * 0.84, height * 0.9], look.grid, look),
  ]);
}

/** A church spire on its tower; the box is the tower. */
export function spire([x, y, width, height]: Box, fill: Paint, stone: Paint): string {
  const tip = straight([
    [x - width * 0.05, y],
    [x + width / 2, y - height * 1.25],
    [x + width * 1.05, y],
  ]);
  const louvre = (share: number): string =>
    rect([x + width * share, y + height * 0.14, width * 0.16, height * 0.3], '#000000', 'opacity=".35"');
  return group([path(tip, fill), rect([x, y, width, height], stone), louvre(0.22), louvre(0.62)]);
}

/** A far city: blocks of many heights standing on one line. */
export function blocks(seed: string, [x, base, width, tall]: Box, look: Lit & { wall: Paint }): string {
  const luck = chance(seed);
  const parts: string[] = [];
  let at = x;
  while (at < x + width) {
    const [wide, high] = [luck.between(0.35, 1) * tall * 0.42, luck.between(0.25, 1) ** 1.4 * tall];
    parts.push(block([at, base - high, wide, high], luck, look));
    at += wide * luck.between(0.85, 1.25);
  }
  return group(parts);
}

function block([x, y, width, height]: Box, luck: Chance, look: Lit & { wall: Paint }): string {
  const grid = [Math.max(2, Math.round(width / 13)), Math.max(2, Math.round(height / 17))] as const;
  const mast = luck.happens(0.3) ? rect([x + width * 0.45, y - height * 0.18, 2.5, height * 0.18], look.dark) : '';
  const crown = luck.happens(0.4) ? rect([x + width * 0.2, y - 12, width * 0.6, 13], look.wall) : '';
  return group([
    mast,
    crown,
    rect([x, y, width, height + 2], look.wall),
    windows([x, y + 6, width, height - 8], grid, { ...look, seed: `${look.seed}${n(x)}` }),
  ]);
}
