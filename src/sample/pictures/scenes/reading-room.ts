import { chance } from '../kit/chance.ts';
import { type Drawing, frame, WIDE } from '../kit/frame.ts';
import { figure, sitter } from '../kit/people.ts';
import { glow } from '../kit/sky.ts';
import { across, circle, down, ellipse, group, n, path, rect, stroke } from '../kit/svg.ts';

/** Two storeys of books round the curved wall, with a gallery rail between them. */
function shelves(): string {
  const luck = chance('reading room shelves');
  const colours = ['#7a2f2f', '#2f5a5f', '#a8743a', '#3f3a5f', '#4f6a44', '#c9a25a', '#5f2f4a'];
  const bay = (at: number): string => {
    const x = at * 134 - 4;
    const books = [210, 276, 342, 470, 536, 602, 668].map((y) => {
      const spines: string[] = [rect([x + 12, y - 56, 112, 60], '#1d1418')];
      for (let bx = x + 14; bx < x + 116; bx += 9)
        spines.push(
          luck.happens(0.94)
            ? rect(
                [bx, y - luck.between(36, 54), 7.6, 60],
                luck.pick(colours),
                `opacity="${n(luck.between(0.7, 1), 2)}"`,
              )
            : '',
        );
      return group([...spines, rect([x + 8, y + 2, 122, 7], '#7a4a2c')]);
    });
    return group([
      rect([x, 130, 134, 560], '#4a2a1e'),
      ...books,
      rect([x - 4, 130, 12, 560], across('#a8693a', '#5f3520')),
      rect([x - 8, 118, 20, 16], '#c98f4f'),
    ]);
  };
  const rail = Array.from({ length: 80 }, (_, at) => rect([at * 20.4, 368, 4, 44], '#c98f4f'));
  return group([
    ...Array.from({ length: 13 }, (_, at) => bay(at)),
    rect([0, 408, 1600, 16], '#8a5530'),
    rect([0, 362, 1600, 8], '#e0ad63'),
    ...rail,
    figure([1210, 408], 118, '#2a1e2c', { coat: true, left: [20, 60], right: [16, 90], head: '#c08a6a' }),
  ]);
}

function dome(): string {
  return group([
    path('M0 130Q800 -120 1600 130V-10H0Z', down('#2c3f66', '#6d6a94')),
    ...Array.from({ length: 17 }, (_, at) =>
      stroke(
        `M${at * 100} ${n(130 - 124 * (1 - ((at * 100 - 800) / 800) ** 2))}L${n(800 + (at - 8) * 36)} -20`,
        '#c98f4f',
        6,
      ),
    ),
    stroke('M0 70Q800 -160 1600 70', '#c98f4f', 5),
    stroke('M0 130Q800 -120 1600 130', '#e0ad63', 12),
    ...[520, 900, 1120].map((x, at) => circle([x, 30 + at * 12], 3, '#fff4d6')),
  ]);
}

function lamp(x: number, y: number, size: number): string {
  return group([
    path(
      `M${x - 90 * size} ${y}L${x - 150 * size} ${y + 70 * size}H${x + 150 * size}L${x + 90 * size} ${y}Z`,
      '#ffdf9b',
      'opacity=".28"',
    ),
    rect([x - 4 * size, y - 70 * size, 8 * size, 70 * size], '#c98f4f'),
    path(
      `M${x - 64 * size} ${y - 60 * size}Q${x - 60 * size} ${y - 110 * size} ${x} ${y - 110 * size}Q${x + 60 * size} ${y - 110 * size} ${x + 64 * size} ${y - 60 * size}Z`,
      down('#4fa37a', '#1f6a52'),
    ),
    rect([x - 64 * size, y - 62 * size, 128 * size, 7 * size], '#fff3c9'),
    rect([x - 30 * size, y - 6 * size, 60 * size, 8 * size], '#c98f4f'),
    glow([x, y - 40 * size], 170 * size, '#ffe6a6', 0.55),
  ]);
}

function table(y: number, size: number, from: number): string {
  const luck = chance(`table ${y}`);
  const skin = (): string => luck.pick(['#c08a6a', '#8a5a44', '#d9a183', '#6b4434']);
  const coats = ['#2f4a5f', '#6a2f3a', '#3f5a44', '#5f4a2f', '#3a2f55', '#8a5a3a'];
  const seats = Array.from({ length: 5 }, (_, at) => from + at * 330 * size);
  return group([
    ...seats.map((x, at) =>
      sitter([x - 70 * size, y + 16 * size], 250 * size, coats[(at + Math.round(size * 3)) % 6] ?? '#333333', {
        face: at % 2 ? -1 : 1,
        head: skin(),
        bowed: luck.between(0.02, 0.08),
      }),
    ),
    rect([-20, y, 1640, 22 * size], down('#a8693a', '#6d3f24')),
    rect([-20, y + 22 * size, 1640, 60 * size], '#3a2018'),
    ...seats.map((x) =>
      path(
        `M${x + 20 * size} ${y}q30 ${-16 * size} ${54 * size} 0q${24 * size} ${-16 * size} ${54 * size} 0v${-8 * size}q${-30 * size} ${-16 * size} ${-54 * size} 0q${-24 * size} ${-16 * size} ${-54 * size} 0z`,
        '#fdf3dc',
      ),
    ),
    ...seats.map((x) => lamp(x + 180 * size, y, size * 0.8)),
  ]);
}

function scene(): string {
  return frame({ ...WIDE, ground: '#2a1a18' }, [
    shelves(),
    dome(),
    rect([0, 690, 1600, 380], down('#5f3826', '#2a1714')),
    glow([800, 560], 800, '#ffcf86', 0.25),
    table(730, 0.62, 90),
    ellipse([800, 800, 900, 26], '#1a0e0d', 'opacity=".35"'),
    table(862, 0.9, -40),
    table(1030, 1.35, 60),
  ]);
}

export const readingRoom: Drawing = {
  alt: 'Readers bend over books at long tables with green lamps in a domed library, two storeys of shelves behind them.',
  artist: 'Yusra Benali',
  ...WIDE,
  svg: scene,
};
