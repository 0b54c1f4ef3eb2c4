import { type Drawing, frame, WIDE } from '../kit/frame.ts';
import { spray, swell } from '../kit/sea.ts';
import { bands, glow, rain } from '../kit/sky.ts';
import { across, circle, down, ellipse, group, n, path, placed, type Point, rect, soft, stroke } from '../kit/svg.ts';
import { blocks } from '../kit/town.ts';

const SHEET: Point = [1600, 1067];

/** A pier of the barrier: a plinth in the water and a hooded engine house like a steel sail. */
function pier(at: Point, scale: number, lamp: string): string {
  return placed(at, scale, [
    path('M-70 120L-62 0L62 0L70 120L96 176L-96 176Z', across('#2a3442', '#66727c 1 .35', '#1c2430')),
    rect([-76, -14, 152, 18], '#8d979b'),
    path('M-60 -14Q-70 -150 20 -210Q66 -150 62 -14Z', across('#cdd5d2', '#8fa0a5 1 .4', '#2f3d4b')),
    path('M20 -210Q66 -150 62 -14L34 -14Q40 -130 20 -210Z', '#101a26', 'opacity=".45"'),
    ...[-46, -28, -8, 14].map((x, at2) =>
      stroke(`M${x} -16Q${x - 2 + at2 * 3} -110 ${12 + at2 * 2} -196`, '#5b6b74', 1.6, 'opacity=".7"'),
    ),
    rect([-26, -58, 30, 34], '#16202c'),
    rect([-22, -54, 22, 12], '#ffd98b'),
    rect([-80, -30, 160, 3], '#2a3543'),
    ...Array.from({ length: 9 }, (_, k) => rect([-78 + k * 19, -30, 2.5, 17], '#2a3543')),
    glow([20, -216], 90, lamp, 0.9),
    circle([20, -214], 6, '#fff6e6'),
  ]);
}

/** A gate between two piers, shut to its whole height or stopped part of the way. */
function gate([x, y, width, height]: readonly [number, number, number, number], stopped: boolean): string {
  const top = stopped ? y + height * 0.55 : y;
  const steel = stopped ? down('#b3763a', '#5d3a25') : down('#7e8f96', '#2d3a47');
  const ribs = Array.from({ length: 9 }, (_, at) =>
    rect([x + (at + 0.5) * (width / 9), top, 4, height], '#0f1822', 'opacity=".4"'),
  );
  return group([
    rect([x, top, width, height], steel),
    rect([x, top, width, 8], stopped ? '#f0a94f' : '#b4bfc0'),
    ...ribs,
  ]);
}

function beam([x, y]: Point, [tx, ty]: Point, wide: number): string {
  const d = `M${n(x)} ${n(y)}L${n(tx - wide)} ${n(ty)}L${n(tx + wide)} ${n(ty + 20)}Z`;
  return soft(6, [path(d, down('#fff3cf .55', '#fff3cf .04'))]);
}

const light = { lit: '#f4c877', dark: '#141d2b' };

/** The helicopter that the searchlight comes from. */
function helicopter(): string {
  const dark = '#05090f';
  return placed([1440, 236], 1.1, [
    path('M-44 -6Q-40 -34 6 -34Q44 -32 54 -10L130 -22L136 -40L146 -40L144 -10L56 10Q20 22 -20 16Q-44 10 -44 -6Z', dark),
    path('M-38 -8Q-34 -26 -6 -28V-6Z', '#8fb0c0', 'opacity=".7"'),
    stroke('M4 -34V-48M-110 -50L118 -46', dark, 5),
    stroke('M-34 28H36M-20 16V28M22 14V28', dark, 4),
    circle([140, -30], 4, '#ff5a3d'),
    glow([140, -30], 40, '#ff5a3d', 0.8),
    glow([-20, 14], 60, '#fff3cf', 0.9),
  ]);
}

function torrent(): string {
  return group([
    path('M560 700Q640 716 676 790Q700 880 690 1000L520 1000Q500 820 560 700Z', '#9fb4b4', 'opacity=".5"'),
    path('M600 704Q662 740 668 840Q676 920 660 1000L560 1000Q590 830 600 704Z', '#e6ebe2', 'opacity=".55"'),
    spray([616, 820], { seed: 'torrent', count: 320, reach: 150, colour: '#f1f3ea' }),
  ]);
}

function scene(): string {
  return frame({ ...WIDE, ground: down('#0b1220', '#16233a 1 .35', '#2c3f55 1 .58', '#4c5d68 1 .66') }, [
    bands({ seed: 'barrier cloud', width: 1600, top: 0, bottom: 420 }, 30, '#1e2c42'),
    glow([1250, 640], 560, '#d9a866', 0.35),
    blocks('barrier city', [700, 668, 920, 170], { seed: 'bc', ...light, share: 0.4, wall: '#1d2940' }),
    beam([1420, 252], [820, 700], 170),
    helicopter(),
    swell(
      { seed: 'barrier back', y: 690, high: 20, long: 170, top: '#56707c', foot: '#2a4152', foam: '#c9d2cc' },
      SHEET,
    ),
    gate([1020, 640, 200, 130], false),
    gate([690, 610, 260, 170], true),
    gate([330, 575, 290, 230], false),
    gate([-140, 520, 330, 330], false),
    pier([1246, 660], 0.62, '#ffd98b'),
    pier([985, 650], 0.86, '#ff9a4a'),
    pier([650, 640], 1.15, '#ff9a4a'),
    pier([250, 620], 1.62, '#ffd98b'),
    torrentAt(),
    glow([812, 700], 210, '#ff9a3d', 0.5),
    swell(
      { seed: 'barrier one', y: 845, high: 40, long: 300, top: '#40606c', foot: '#1c3442', foam: '#d7ddd4' },
      SHEET,
    ),
    swell(
      { seed: 'barrier two', y: 950, high: 66, long: 560, top: '#2a4857', foot: '#0c1926', foam: '#cfd8d2' },
      SHEET,
    ),
    keeper(),
    rain({ seed: 'barrier rain', width: 1600, top: -40, bottom: 1040 }, 460, { slant: -0.32, colour: '#dfe6ea' }),
  ]);
}

/** The water coming through the gate that has stopped. */
function torrentAt(): string {
  return placed([226, 92], [0.94, 0.9], [torrent()]);
}

function keeper(): string {
  return group([
    path('M1190 1067L1190 880L1600 850L1600 1067Z', '#0a111c'),
    ...Array.from({ length: 9 }, (_, at) => rect([1200 + at * 46, 818 - at * 3.4, 5, 66], '#0a111c')),
    stroke('M1190 822L1600 790M1190 850L1600 818', '#0a111c', 5),
    path('M1364 862Q1352 780 1372 742Q1398 724 1424 742Q1444 790 1436 860Z', '#d88a2b'),
    path('M1372 742Q1366 700 1398 694Q1432 700 1424 744Q1398 758 1372 742Z', '#b86f20'),
    path('M1372 730Q1372 708 1388 708Q1392 730 1386 742Z', '#3a2a22'),
    stroke('M1376 766L1330 800L1306 788', '#c47c25', 20),
    circle([1300, 784], 8, '#fff2c9'),
    glow([1296, 782], 90, '#fff2c9', 0.8),
    ellipse([1398, 800, 30, 4], '#f7d79a', 'opacity=".9"'),
  ]);
}

export const barrierNight: Drawing = {
  alt: 'A flood barrier at night in heavy rain. One gate, lit orange, has stopped half-way and the water pours over it in the beam of a helicopter, while a worker in a yellow coat looks on with a torch.',
  artist: 'Tom Haldane',
  ...WIDE,
  svg: scene,
};
