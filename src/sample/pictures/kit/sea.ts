import { type Chance, chance } from './chance.ts';
import { mix } from './colour.ts';
import { circle, down, ellipse, group, n, path, type Point, stroke } from './svg.ts';

export interface Swell {
  readonly seed: string;
  readonly y: number;
  readonly high: number;
  /** Length of one wave in pixels. */
  readonly long: number;
  readonly top: string;
  readonly foot: string;
  readonly foam: string;
}

interface Wave {
  readonly crest: Point;
  readonly before: number;
  readonly after: number;
}

/** One row of steep waves running to the right: long backs, short hollow faces, foam where they break. */
export function swell(look: Swell, [width, bottom]: Point): string {
  const { seed, y, high, top, foot } = look;
  const luck = chance(seed);
  const rolling = waves(look, width, luck);
  const line = rolling.map(
    ({ crest: [x, cy], before, after }) =>
      `C${n(before + (x - before) * 0.5)} ${n(y + high * 0.25)} ${n(x - (x - before) * 0.28)} ${n(cy)} ${n(x)} ${n(cy)}C${n(x + (after - x) * 0.25)} ${n(cy + high * 0.02)} ${n(x + (after - x) * 0.2)} ${n(y + high * 0.3)} ${n(after)} ${n(y + high * 0.3)}`,
  );
  const first = rolling[0]?.before ?? 0;
  return group([
    path(
      `M${n(first)} ${n(y + high * 0.3)}${line.join('')}L${width + 400} ${bottom}L-400 ${bottom}Z`,
      down(top, `${mix(top, foot, 0.75)} 1 .3`, foot),
    ),
    ...rolling.map((wave) => breaking(wave, look, luck)),
  ]);
}

function waves({ y, high, long }: Swell, width: number, luck: Chance): Wave[] {
  const all: Wave[] = [];
  let before = -long * luck.between(0.3, 1);
  while (before < width + long) {
    const after = before + long * luck.between(0.7, 1.3);
    const x = before + (after - before) * luck.between(0.58, 0.7);
    all.push({ crest: [x, y - high * luck.between(0.45, 1)], before, after });
    before = after;
  }
  return all;
}

/** The lit lip of a wave, foam spilling down its face and streaks along its back. */
function breaking({ crest: [x, y], before, after }: Wave, { high, foam, foot }: Swell, luck: Chance): string {
  const [back, face] = [x - before, after - x];
  const lip = `M${n(x - back * 0.5)} ${n(y + high * 0.36)}Q${n(x - back * 0.2)} ${n(y)} ${n(x)} ${n(y)}Q${n(x + face * 0.2)} ${n(y + high * 0.06)} ${n(x + face * 0.26)} ${n(y + high * 0.5)}Q${n(x + face * 0.06)} ${n(y + high * 0.2)} ${n(x - back * 0.06)} ${n(y + high * 0.14)}T${n(x - back * 0.5)} ${n(y + high * 0.36)}Z`;
  const hollow = `M${n(x + face * 0.05)} ${n(y + high * 0.16)}Q${n(x + face * 0.3)} ${n(y + high * 0.5)} ${n(x + face * 0.7)} ${n(y + high * 1.15)}L${n(x - back * 0.1)} ${n(y + high * 1.35)}Q${n(x - back * 0.1)} ${n(y + high * 0.6)} ${n(x + face * 0.05)} ${n(y + high * 0.16)}Z`;
  const streaks = Array.from({ length: 12 }, () => {
    const [along, deep] = [luck.next(), luck.next()];
    const [sx, sy] = [x - back * (0.85 - along * 0.9), y + high * (0.3 + deep * 0.9)];
    return stroke(
      `M${n(sx)} ${n(sy)}q${n(back * 0.1)} ${n(-high * 0.08)} ${n(back * 0.22)} ${n(-high * 0.03)}`,
      foam,
      luck.between(1, 2.6),
      `opacity="${n(luck.between(0.12, 0.5), 2)}"`,
    );
  });
  const flecks = Array.from({ length: 10 }, () =>
    ellipse(
      [
        x + luck.between(-0.3, 0.5) * face,
        y - luck.next() ** 2 * high * 0.35,
        luck.between(1, 3.4),
        luck.between(0.8, 2.2),
      ],
      foam,
      `opacity="${n(luck.between(0.3, 0.9), 2)}"`,
    ),
  );
  return group([path(hollow, foot, 'opacity=".4"'), ...streaks, path(lip, foam, 'opacity=".9"'), ...flecks]);
}

/** Water thrown up where something strikes a wave. */
export function spray(
  [x, y]: Point,
  { seed, count, reach, colour }: { seed: string; count: number; reach: number; colour: string },
): string {
  const luck = chance(seed);
  return group(
    Array.from({ length: count }, () => {
      const [angle, out] = [luck.between(-2.8, -0.35), luck.next() ** 1.3 * reach];
      const at: Point = [x + Math.cos(angle) * out * 1.25, y + Math.sin(angle) * out];
      return circle(
        at,
        luck.between(0.8, 4.4) * (1.2 - out / reach),
        colour,
        `opacity="${n(luck.between(0.3, 0.95), 2)}"`,
      );
    }),
  );
}
