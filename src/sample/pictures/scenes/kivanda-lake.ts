import { type Drawing, frame, WIDE } from '../kit/frame.ts';
import { hills, reeds } from '../kit/land.ts';
import { figure } from '../kit/people.ts';
import { bands, birds, disc, mist } from '../kit/sky.ts';
import { circle, down, ellipse, group, path, placed, type Point, rect, stroke } from '../kit/svg.ts';
import { gleam, ripples } from '../kit/water.ts';

const SHORE = 560;

/** A long fishing boat with one slanting sail. */
function dhow(at: Point, size: number, sail: string): string {
  return placed(at, size, [
    ellipse([10, 20, 180, 7], '#3a1c2c', 'opacity=".45"'),
    path('M-150 -14Q-60 22 40 20Q130 18 180 -36Q110 -6 20 -6Q-70 -4 -150 -14Z', '#2a1424'),
    stroke('M10 -4L26 -250', '#2a1424', 7),
    stroke('M-120 -60L130 -300', '#2a1424', 5),
    path('M-112 -66Q30 -130 124 -290Q110 -150 60 -30Q-30 -70 -112 -66Z', sail),
    path('M124 -290Q110 -150 60 -30Q40 -40 20 -46Q90 -150 124 -290Z', '#2a1424', 'opacity=".22"'),
    figure([-70, -2], 84, '#2a1424', { left: [20, 60], right: [40, 70] }),
    figure([-16, 0], 60, '#2a1424', { left: [60, 90], right: [10, 10], lean: 6 }),
  ]);
}

/** An acacia: a leaning trunk and flat trays of leaves. */
function acacia(at: Point, size: number): string {
  const dark = '#1d0f1c';
  const tray = (x: number, y: number, w: number): string =>
    path(
      `M${x - w} ${y}Q${x - w * 0.7} ${y - w * 0.3} ${x} ${y - w * 0.3}Q${x + w * 0.8} ${y - w * 0.32} ${x + w} ${y}Q${x + w * 0.5} ${y + w * 0.1} ${x} ${y + w * 0.05}Q${x - w * 0.5} ${y + w * 0.12} ${x - w} ${y}Z`,
      dark,
    );
  return placed(at, size, [
    stroke('M0 0Q-14 -120 20 -220', dark, 26),
    stroke('M10 -150Q-60 -240 -150 -290M20 -220Q60 -300 150 -340M16 -200Q10 -300 -10 -360', dark, 13),
    tray(-160, -300, 130),
    tray(160, -350, 150),
    tray(-10, -390, 190),
    tray(60, -300, 90),
  ]);
}

function shore(): string {
  const dark = '#1d0f1c';
  return group([
    path('M0 1067V900Q200 860 420 930Q640 990 760 1067Z', dark),
    reeds('kivanda reeds', [0, 950], { width: 560, count: 90, tall: 130, colour: dark }),
    acacia([180, 930], 1.35),
    figure([470, 976], 190, '#31172a', { coat: true, left: [8, 6], right: [150, 170], head: '#31172a' }),
    ellipse([486, 770, 42, 20], '#7a2f3a'),
    path('M448 768Q486 734 526 768Z', '#a8463f'),
    figure([560, 1000], 120, '#31172a', { left: [20, 20], right: [14, 30] }),
    ...[640, 676, 708].map(
      (x) => path(`M${x} 1036q-8 -40 12 -52q20 12 12 52z`, '#31172a') + circle([x + 12, 976], 5, '#31172a'),
    ),
  ]);
}

function scene(): string {
  const surface = { seed: 'kivanda water', width: 1600, top: SHORE + 4, bottom: 1067 };
  return frame({ ...WIDE, ground: down('#40285c', '#a8436a 1 .22', '#ee7a4a 1 .4', '#ffc768 1 .53') }, [
    bands({ seed: 'kivanda sky', width: 1600, top: 60, bottom: 470 }, 24, '#ffa65c'),
    bands({ seed: 'kivanda dark', width: 1600, top: 0, bottom: 280 }, 12, '#5f2f62'),
    disc([960, 486], 78, '#fff0b0', 6),
    hills({ seed: 'kivanda far', width: 1600, y: 540, rise: 50, hills: 2 }, SHORE + 6, '#b5526a'),
    hills({ seed: 'kivanda near', width: 1600, y: 556, rise: 24, hills: 4 }, SHORE + 6, '#7a3558'),
    mist('kivanda mist', 540, { width: 1600, thick: 30, colour: '#ffd08a', opacity: 0.5 }),
    rect([0, SHORE, 1600, 507], down('#ffb867', '#e5744f 1 .18', '#8d3a62 1 .55', '#33204e')),
    gleam(surface, 960, { colour: '#fff0b8', wide: 150, count: 220 }),
    ripples(surface, 200, { colour: '#ffc07a', opacity: 0.45 }),
    ripples({ ...surface, seed: 'kivanda deep' }, 170, { colour: '#3a1c44', opacity: 0.4 }),
    dhow([1290, 640], 0.42, '#f6d9a0'),
    dhow([700, 622], 0.32, '#f3c08a'),
    dhow([1120, 790], 1.02, '#f4cf98'),
    birds('kivanda birds', [560, 300], { count: 15, spread: 210, size: 16, colour: '#3a1c34' }),
    shore(),
  ]);
}

export const kivandaLake: Drawing = {
  alt: 'Fishing boats with slanting sails on a lake at sunset. On the near shore, under an acacia, a woman carries a basket on her head; a child walks behind her.',
  artist: 'Yusra Benali',
  ...WIDE,
  svg: scene,
};
