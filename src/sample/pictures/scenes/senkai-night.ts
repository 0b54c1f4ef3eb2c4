import { chance } from '../kit/chance.ts';
import { mix } from '../kit/colour.ts';
import { type Drawing, frame, WIDE } from '../kit/frame.ts';
import { figure } from '../kit/people.ts';
import { glow, rain } from '../kit/sky.ts';
import { type Camera, onWall, type Position, plane, seen } from '../kit/space.ts';
import { across, circle, down, ellipse, group, n, path, placed, rect, stroke } from '../kit/svg.ts';
import { blocks } from '../kit/town.ts';

const camera: Camera = { vanishing: [860, 560], focal: 620, eye: 1.9 };
const NEON = ['#ff4f8b', '#37d6c9', '#ffb84a', '#8f7bff', '#ff6f4a'];

/** One side of the street: tall fronts with lit floors and upright signs. */
function side(of: -1 | 1, mirror: boolean): string {
  const luck = chance(`senkai ${of}`);
  const flip = (y: number, high: number): number => (mirror ? -y - high : y);
  const fronts = Array.from({ length: 7 }, (_, at) => {
    const [z, tall] = [4 + at * 6, luck.between(13, 26)];
    const wall = mix(luck.pick(['#1d2148', '#251c45', '#15284a']), '#5a3f7c', at / 9);
    const x = of * 7;
    const floors = Array.from({ length: Math.floor(tall / 2.6) }, (__, floor) => {
      const lit = luck.happens(0.5) ? luck.pick(['#ffdf9a', '#9ad9e6', '#ffc27a']) : '#2b2f5e';
      return onWall(
        camera,
        x,
        [z + 0.5, flip(3.6 + floor * 2.5, 1.3), 4.8, 1.3],
        lit,
        `opacity="${n(luck.between(0.35, 0.85), 2)}"`,
      );
    });
    const shop =
      onWall(camera, x, [z + 0.3, flip(0, 2.8), 5.2, 2.8], luck.pick(NEON), 'opacity=".75"') +
      onWall(camera, x, [z + 0.8, flip(0.2, 2), 4.2, 2], '#fff0d0', 'opacity=".8"');
    return group([
      onWall(camera, x, [z, flip(0, tall), 6, tall], wall),
      ...floors,
      shop,
      sign(of, z + 1, luck.pick(NEON), flip(luck.between(4, 7), 5)),
    ]);
  });
  return group(fronts.reverse());
}

/** An upright sign standing out into the street, with strokes that say nothing. */
function sign(of: number, z: number, colour: string, y: number): string {
  const [x1, y1] = seen(camera, [of * 6.9, y + 5, z]);
  const [x2, y2] = seen(camera, [of * 5.6, y, z]);
  const [left, wide, high] = [Math.min(x1, x2), Math.abs(x2 - x1), y2 - y1];
  const luck = chance(`sign ${of} ${z}`);
  const marks = [0.1, 0.32, 0.54, 0.76].map((at) => {
    const [mx, my, mw, mh] = [left + wide * 0.24, y1 + high * at, wide * 0.52, high * 0.13];
    const bars = [0, 0.5, 1].map((share) =>
      luck.happens(0.7) ? rect([mx, my + mh * share, mw * luck.between(0.5, 1), high * 0.018], '#fff6e6') : '',
    );
    const posts = [0.1, 0.5, 0.9].map((share) =>
      luck.happens(0.55)
        ? rect([mx + mw * share - wide * 0.03, my, wide * 0.06, mh * luck.between(0.7, 1.15)], '#fff6e6')
        : '',
    );
    return group([...bars, ...posts]);
  });
  return group([
    glow([left + wide / 2, y1 + high / 2], high * 0.7, colour, 0.35),
    rect([left, y1, wide, high], colour),
    ...marks,
  ]);
}

function monorail(): string {
  const beam: Position[] = [
    [-2.5, 9.2, 5],
    [-1, 9.2, 5],
    [-1, 9.2, 60],
    [-2.5, 9.2, 60],
  ];
  const piers = [44, 30, 20, 13].map((z) => {
    const [x, y] = seen(camera, [-1.75, 9, z]);
    const foot = seen(camera, [-1.75, 0, z]);
    return rect([x - 190 / z, y, 380 / z, foot[1] - y], mix('#14183a', '#4a3c70', z / 60));
  });
  return group([
    ...piers,
    plane(camera, beam, '#6a66ad'),
    plane(
      camera,
      [
        [-1, 8.3, 5],
        [-1, 9.3, 5],
        [-1, 9.3, 60],
        [-1, 8.3, 60],
      ],
      '#8f86c9',
    ),
    plane(
      camera,
      [
        [-2.5, 8.3, 5],
        [-1, 8.3, 5],
        [-1, 8.3, 60],
        [-2.5, 8.3, 60],
      ],
      '#3b3a78',
    ),
    placed(seen(camera, [-1.75, 9.3, 15]), 1, [
      path('M-56 0V-70Q-50 -104 0 -106Q50 -104 56 -70V0Z', down('#f1ecf4', '#9a97c4')),
      path('M-44 -44V-70Q-40 -90 0 -92Q40 -90 44 -70V-44Z', '#1a2048'),
      circle([-34, -18], 8, '#fff3c4'),
      circle([34, -18], 8, '#fff3c4'),
      glow([0, -18], 130, '#fff3c4', 0.5),
      rect([-56, -34, 112, 6], '#ff4f8b'),
    ]),
  ]);
}

function umbrella(x: number, y: number, size: number, colour: string, coat: string): string {
  return group([
    figure([x, y], size, coat, { coat: true, stride: 0.18, left: [8, 8], right: [20, 150] }),
    placed([x + size * 0.06, y - size * 1.02], size / 200, [
      stroke('M0 10V120', '#14142e', 5),
      path('M-110 20Q-96 -66 0 -70Q96 -66 110 20Q80 4 56 20Q28 4 0 20Q-28 4 -56 20Q-80 4 -110 20Z', colour),
      path('M0 -70Q96 -66 110 20Q80 4 56 20Q40 -30 0 -70Z', '#14142e', 'opacity=".28"'),
    ]),
    ellipse([x, y + 6, size * 0.3, size * 0.03], '#0a0c22', 'opacity=".6"'),
  ]);
}

function walkers(): string {
  return group([
    umbrella(930, 700, 150, '#37d6c9', '#23264f'),
    umbrella(1060, 738, 190, '#ffb84a', '#1b1d40'),
    umbrella(740, 760, 215, '#f1ecf4', '#1b1d40'),
    umbrella(1200, 880, 330, '#ff4f8b', '#10122c'),
    umbrella(470, 930, 380, '#8f7bff', '#10122c'),
  ]);
}

function street(): string {
  const road: Position[] = [
    [-7, 0, 2.2],
    [7, 0, 2.2],
    [7, 0, 70],
    [-7, 0, 70],
  ];
  const luck = chance('senkai road');
  const d = plane(camera, road, '#000000');
  return group([
    plane(camera, road, down('#6b4a86', '#2b2759 1 .3', '#12122f')),
    `<clipPath id="senkai-road">${d}</clipPath>`,
    group([group([side(-1, true), side(1, true)], 'opacity=".42"')], 'clip-path="url(#senkai-road)"'),
    ...Array.from({ length: 150 }, () => {
      const near = luck.next();
      return ellipse(
        [luck.between(0, 1600), 600 + near * 460, 14 + near * 90, 0.8 + near * 3],
        luck.pick([...NEON, '#fff0d0', '#0a0c22', '#0a0c22']),
        `opacity="${n(luck.between(0.15, 0.5), 2)}"`,
      );
    }),
  ]);
}

function scene(): string {
  return frame({ ...WIDE, ground: down('#0f1233', '#2b2060 1 .3', '#7a3f86 1 .5', '#e07a8f 1 .58') }, [
    blocks('senkai far', [500, 590, 760, 330], {
      seed: 'sf',
      lit: '#ffd9a0',
      dark: '#4a3a78',
      share: 0.4,
      wall: '#3c2f6b',
    }),
    glow([860, 540], 420, '#ff9fa8', 0.5),
    side(-1, false),
    side(1, false),
    monorail(),
    street(),
    walkers(),
    rain({ seed: 'senkai rain', width: 1600, top: -40, bottom: 1050 }, 320, { slant: 0.1, colour: '#f1ecf4' }),
    rect([0, 0, 1600, 1067], across('#0a0c22 .35', '#0a0c22 0 .3', '#0a0c22 0 .8', '#0a0c22 .3')),
  ]);
}

export const senkaiNight: Drawing = {
  alt: 'A city street at night in the rain. Neon signs are mirrored in the wet road, a monorail passes overhead, and people walk under coloured umbrellas.',
  artist: 'Yusra Benali',
  ...WIDE,
  svg: scene,
};
