import { chance } from '../kit/chance.ts';
import { type Drawing, frame, WIDE } from '../kit/frame.ts';
import { bust, figure } from '../kit/people.ts';
import { glow } from '../kit/sky.ts';
import { across, circle, down, ellipse, group, n, path, rect, stroke } from '../kit/svg.ts';

/** One of the two red curtains, drawn back and tied. */
function curtain(side: -1 | 1): string {
  const x = (at: number): number => (side < 0 ? at : 1600 - at);
  const folds = Array.from({ length: 11 }, (_, at) => {
    const top = at * 40 + 10;
    const tie = at * 14 + 20;
    const foot = at * 26 - 10;
    const fill = at % 2 ? '#7a1626' : '#b32a36';
    return path(
      `M${x(top)} 130Q${x(top * 0.9)} 520 ${x(tie)} 640Q${x(foot * 0.8)} 760 ${x(foot)} 900H${x(foot + 26)}Q${x(foot + 20)} 760 ${x(tie + 14)} 640Q${x(top + 30)} 520 ${x(top + 40)} 130Z`,
      fill,
    );
  });
  return group([
    path(`M${x(-10)} 120H${x(460)}Q${x(430)} 540 ${x(180)} 640Q${x(280)} 760 ${x(290)} 905H${x(-10)}Z`, '#94202e'),
    ...folds,
    path(`M${x(-10)} 616Q${x(100)} 660 ${x(190)} 622L${x(196)} 652Q${x(90)} 690 ${x(-10)} 650Z`, '#e0b04a'),
    ...[60, 90, 120].map((at) => stroke(`M${x(at)} 664v46`, '#e0b04a', 6)),
  ]);
}

function proscenium(): string {
  const swags = Array.from(
    { length: 8 },
    (_, at) =>
      path(`M${at * 200} 96Q${at * 200 + 100} 236 ${at * 200 + 200} 96Z`, down('#c23340', '#6d1422')) +
      path(
        `M${at * 200} 96Q${at * 200 + 100} 250 ${at * 200 + 200} 96L${at * 200 + 200} 110Q${at * 200 + 100} 262 ${at * 200} 110Z`,
        '#e0b04a',
        'opacity=".9"',
      ),
  );
  return group([
    ...swags,
    rect([0, 0, 1600, 106], across('#3a1a24', '#6d3a34 1 .5', '#3a1a24')),
    rect([0, 92, 1600, 14], '#e0b04a'),
    ...Array.from(
      { length: 27 },
      (_, at) => circle([at * 62 - 6, 50], 20, '#e0b04a', 'opacity=".55"') + circle([at * 62 - 6, 50], 10, '#3a1a24'),
    ),
  ]);
}

/** The set: a leaning house of doors, one open on blue light. */
function set(): string {
  const door = (x: number, y: number, w: number, turn: number, open = false): string =>
    `<g transform="rotate(${turn} ${x + w / 2} ${y + w})">${rect([x, y, w, w * 1.9], '#2a2440')}${rect([x + 8, y + 8, w - 16, w * 1.9 - 8], open ? '#8fd3f0' : '#4a4068')}${open ? '' : rect([x + 20, y + 22, w - 40, w * 0.6], '#3a3256') + rect([x + 20, y + w * 0.95, w - 40, w * 0.75], '#3a3256') + circle([x + w - 22, y + w], 5, '#e0b04a')}</g>`;
  return group([
    path('M430 860L500 330L800 200L1110 330L1180 860Z', '#1d1832'),
    door(520, 440, 110, -6),
    door(690, 330, 100, 4),
    door(880, 360, 96, -3),
    door(560, 650, 106, 3),
    door(990, 600, 120, 5),
    door(1000, 400, 90, 7),
    door(740, 560, 150, 0, true),
    path('M742 848H888L1000 905H620Z', '#8fd3f0', 'opacity=".35"'),
    glow([815, 700], 300, '#8fd3f0', 0.45),
  ]);
}

function player(): string {
  return group([
    ellipse([1010, 902, 190, 22], '#fff0c4', 'opacity=".75"'),
    path('M1160 108L1210 108L1220 906H800Z', across('#fff3cf .05', '#fff3cf .42', '#fff3cf .1')),
    ellipse([1030, 902, 96, 8], '#2a1a1c', 'opacity=".7"'),
    path('M972 760H1028L1072 898H928Z', '#c9423f'),
    path('M1004 760H1028L1072 898H1010Z', '#8f2432'),
    figure([1000, 898], 300, '#c9423f', {
      coat: true,
      left: [20, 40],
      right: [120, 150],
      stride: 0.16,
      head: '#c08a6a',
      hair: '#d9d4cb',
    }),
    figure([640, 896], 270, '#151226', { coat: true, left: [10, 10], right: [14, 40] }),
  ]);
}

function house(): string {
  const luck = chance('stalls');
  const row = (y: number, size: number, colour: string, count: number): string[] =>
    Array.from({ length: count }, (_, at) =>
      bust([((at + 0.5 + luck.between(-0.12, 0.12)) / count) * 1760 - 80, y], size, colour, { bun: luck.happens(0.2) }),
    );
  return group([
    ...row(1016, 140, '#1a0d16', 14),
    ...row(1085, 190, '#0d060c', 10),
    ...Array.from({ length: 14 }, (_, at) =>
      ellipse([((at + 0.5) / 14) * 1760 - 80, 902, 6, 3], '#fff0c4', `opacity="${n(0.4 + (at % 3) * 0.15, 2)}"`),
    ),
  ]);
}

function scene(): string {
  return frame({ ...WIDE, ground: '#0e0a1a' }, [
    rect([0, 100, 1600, 810], down('#161030', '#251a3f')),
    set(),
    rect([0, 858, 1600, 60], down('#5a3a33', '#2a1a1c')),
    player(),
    curtain(-1),
    curtain(1),
    proscenium(),
    rect([0, 916, 1600, 160], '#07040a'),
    house(),
    glow([1010, 640], 520, '#ffe9b0', 0.14),
  ]);
}

export const stageLight: Drawing = {
  alt: 'A theatre stage between red curtains. An actor in red raises an arm in a spotlight before a leaning house of doors, one of them open on blue light; another stands in shadow.',
  artist: 'Piet Lanrezac',
  ...WIDE,
  svg: scene,
};
