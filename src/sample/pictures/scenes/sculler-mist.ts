import { chance } from '../kit/chance.ts';
import { type Drawing, frame, WIDE } from '../kit/frame.ts';
import { firs, hills, type Ridge, skyline } from '../kit/land.ts';
import { birds, disc, mist } from '../kit/sky.ts';
import { across, circle, down, ellipse, group, n, path, placed, rect, stroke } from '../kit/svg.ts';
import { gleam, reflected, ripples } from '../kit/water.ts';

const SHORE = 500;

/** A single scull, the rower at the catch: knees up, arms long, blades square over the water. */
function sculler(mirror: boolean): string {
  const dark = '#1a2438';
  const shirt = mirror ? dark : '#d95a3a';
  return group([
    path(
      'M-420 0Q-100 26 60 24Q260 22 460 -6Q260 -10 60 -12Q-120 -12 -420 0Z',
      mirror ? dark : across('#f6efe0', '#c9b79f'),
    ),
    path('M-420 0Q-100 26 60 24Q260 22 460 -6Q200 10 20 10Q-160 10 -420 0Z', dark, 'opacity=".7"'),
    stroke('M-30 -8L-150 -40L-330 -24M-20 -6L150 -52', dark, 6),
    path('M-330 -24L-400 -34L-408 -2L-336 -8Z', mirror ? dark : '#f3d06a'),
    path('M150 -52L214 -78L224 -50L156 -38Z', mirror ? dark : '#f3d06a'),
    stroke('M60 -16L-4 -62L-54 -14', '#2f4a6a', 24),
    path('M44 -20Q64 -66 40 -104Q20 -134 -14 -126Q-36 -112 -28 -96Q10 -86 20 -14Z', shirt),
    stroke('M-6 -112L-72 -68L-118 -38', mirror ? dark : '#c08a6a', 15),
    stroke('M6 -106L-40 -60L-70 -30', mirror ? dark : '#a8705a', 14),
    ellipse([-22, -158, 22, 27], mirror ? dark : '#c08a6a'),
    path('M-44 -162Q-46 -192 -16 -190Q10 -186 4 -152Q-6 -176 -44 -162Z', dark),
    circle([8, -170], 11, dark),
  ]);
}

function scene(): string {
  const far: Ridge = { seed: 'scull hills', width: 1600, y: 400, rise: 90, hills: 2.2 };
  const wood: Ridge = { seed: 'scull wood', width: 1600, y: 470, rise: 20, hills: 3 };
  const luck = chance('scull puddles');
  const shore = [
    hills(far, SHORE, '#b5a9b8'),
    hills({ ...far, seed: 'scull hills two', y: 440, rise: 60, hills: 3 }, SHORE, '#8f88a0'),
    hills(wood, SHORE + 4, '#5f6078'),
    firs('scull firs', skyline(wood), { count: 90, tall: 90, fill: '#5a5c74' }),
  ];
  return frame({ ...WIDE, ground: down('#9fb5cf', '#e3c9c9 1 .25', '#ffdfb0 1 .42') }, [
    disc([1090, 330], 54, '#fff8e0', 8),
    ...shore,
    mist('scull mist one', 460, { width: 1600, thick: 60, colour: '#fdebd2', opacity: 0.85 }),
    rect([0, SHORE, 1600, 567], down('#fbe0bf', '#d5bcbc 1 .2', '#8fa0ba 1 .6', '#4f6688')),
    reflected(SHORE, shore, { opacity: 0.35, stretch: 0.9, blur: 4 }),
    mist('scull mist two', 500, { width: 1600, thick: 70, colour: '#fff3e0', opacity: 0.7 }),
    gleam({ seed: 'scull gleam', width: 1600, top: SHORE + 20, bottom: 1067 }, 1090, {
      colour: '#fff6de',
      wide: 90,
      count: 130,
    }),
    ripples({ seed: 'scull water', width: 1600, top: 560, bottom: 1067 }, 110, { colour: '#fff0d9', opacity: 0.35 }),
    ripples({ seed: 'scull deep', width: 1600, top: 560, bottom: 1067 }, 80, { colour: '#3a4f72', opacity: 0.3 }),
    placed([640, 778], [1.15, -0.5], [group([sculler(true)], 'opacity=".35"')]),
    placed([640, 760], 1.15, [sculler(false)]),
    ...Array.from({ length: 7 }, (_, at) => {
      const x = 1180 + at * 74;
      return `<ellipse cx="${x}" cy="${n(772 - at * 4 + luck.between(-6, 6))}" rx="${n(30 + at * 5)}" ry="${n(5 + at * 0.6)}" fill="none" stroke="#fdf3e2" stroke-width="2.4" stroke-opacity="${n(0.7 - at * 0.08, 2)}"/>`;
    }),
    stroke('M1110 772Q1300 790 1600 800M1110 764Q1320 752 1600 742', '#fdf3e2', 2, 'opacity=".5"'),
    mist('scull mist three', 900, { width: 1600, thick: 60, colour: '#fdeedb', opacity: 0.28 }),
    birds('scull birds', [420, 250], { count: 7, spread: 150, size: 17, colour: '#5f5a72' }),
  ]);
}

export const scullerMist: Drawing = {
  alt: 'A woman in a red top rows a single scull across a lake at sunrise, mist lying along wooded shores behind her.',
  artist: 'Tom Haldane',
  ...WIDE,
  svg: scene,
};
