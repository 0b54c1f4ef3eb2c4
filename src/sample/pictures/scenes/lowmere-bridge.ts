import { chance } from '../kit/chance.ts';
import { type Drawing, frame, WIDE } from '../kit/frame.ts';
import { bust, figure } from '../kit/people.ts';
import { spray } from '../kit/sea.ts';
import { bands, glow, rain } from '../kit/sky.ts';
import { circle, down, ellipse, group, n, path, placed, rect, stroke } from '../kit/svg.ts';
import { gabled, house, spire } from '../kit/town.ts';

const DECK = 470;

/** The old bridge: four arches, nearly full. */
function bridge(): string {
  const luck = chance('bridge stones');
  const arch = (x: number): string =>
    `M${x} 760V${DECK + 150}Q${x} ${DECK + 56} ${x + 120} ${DECK + 56}Q${x + 240} ${DECK + 56} ${x + 240} ${DECK + 150}V760Z`;
  const holes = [120, 470, 820, 1170].map(arch).join('');
  const stones = Array.from({ length: 230 }, () =>
    rect(
      [luck.between(-10, 1600), DECK + 8 + Math.floor(luck.next() * 14) * 20, luck.between(24, 54), 17],
      luck.pick(['#5a5f78', '#474c66', '#6a6f86', '#3d4159']),
      'opacity=".55"',
    ),
  );
  return group([
    path(
      `M-10 760V${DECK}Q800 ${DECK - 90} 1610 ${DECK}V760Z${holes}`,
      down('#5f6480', '#363a55'),
      'fill-rule="evenodd"',
    ),
    `<clipPath id="old-bridge"><path clip-rule="evenodd" d="M-10 760V${DECK}Q800 ${DECK - 90} 1610 ${DECK}V760Z${holes}"/></clipPath>`,
    group(stones, 'clip-path="url(#old-bridge)"'),
    ...[120, 470, 820, 1170].map((x) =>
      path(
        `M${x} 760V${DECK + 150}Q${x} ${DECK + 56} ${x + 120} ${DECK + 56}Q${x + 60} ${DECK + 80} ${x + 46} ${DECK + 160}V760Z`,
        '#10142a',
        'opacity=".7"',
      ),
    ),
    ...[440, 790, 1140].map((x) =>
      path(
        `M${x - 30} 760V${DECK + 60}L${x + 15} ${DECK + 20}L${x + 60} ${DECK + 60}V760Z`,
        down('#7a7f98', '#3d4159'),
      ),
    ),
    path(`M-10 ${DECK}Q800 ${DECK - 90} 1610 ${DECK}V${DECK - 34}Q800 ${DECK - 124} -10 ${DECK - 34}Z`, '#7f849c'),
    path(
      `M-10 ${DECK - 34}Q800 ${DECK - 124} 1610 ${DECK - 34}V${DECK - 42}Q800 ${DECK - 132} -10 ${DECK - 42}Z`,
      '#a9adc0',
    ),
  ]);
}

const heightOf = (x: number): number => DECK - 42 - 90 * (1 - ((x - 800) / 810) ** 2) * 0.5;

function watch(): string {
  const people = [
    [330, '#d9762f'],
    [560, '#1f2a44'],
    [616, '#24365a'],
    [980, '#d9a53a'],
    [1060, '#1f2a44'],
    [1330, '#d9762f'],
  ] as const;
  const lamps = [180, 480, 800, 1120, 1430].map((x) => {
    const y = heightOf(x);
    return (
      stroke(`M${x} ${n(y)}v-96`, '#141a30', 6) +
      glow([x, y - 104], 190, '#ffdf9b', 0.65) +
      ellipse([x, y - 104, 10, 14], '#fff3d0')
    );
  });
  return group([
    ...lamps,
    ...people.map(([x, colour]) =>
      figure([x, heightOf(x) + 34], 108, colour, { coat: true, hat: 'hood', left: [14, 40], right: [20, 60] }),
    ),
  ]);
}

/** Brown water running hard under the arches: long torn streaks, and what it carries. */
function torrent(): string {
  const luck = chance('marren torrent');
  const streaks = Array.from({ length: 260 }, () => {
    const near = luck.next();
    const [x, y] = [luck.between(-100, 1600), 690 + near * 380];
    const long = 60 + near * 320;
    const d = `M${n(x)} ${n(y)}q${n(long * 0.3)} ${n(-6 - near * 16)} ${n(long * 0.55)} 0t${n(long * 0.45)} ${n(near * 10)}`;
    return stroke(
      d,
      luck.pick(['#b5986f', '#d9c39a', '#4a3a33', '#3a2d30', '#8a6f52']),
      1 + near * 5,
      `opacity="${n(luck.between(0.2, 0.65), 2)}"`,
    );
  });
  return group([
    path('M-10 672Q400 650 800 676T1610 664V1077H-10Z', down('#8a7258', '#5f4a3f 1 .4', '#261f2a')),
    ...streaks,
    ...[200, 550, 900, 1250].map((x, at) =>
      spray([x + 40, 700], { seed: `arch ${at}`, count: 90, reach: 60, colour: '#f0e6d2' }),
    ),
  ]);
}

function flotsam(): string {
  return group([
    placed([520, 860], 1.3, [
      path('M-120 6Q-60 -16 40 -10L150 -30L160 -16L60 12Q-40 26 -120 6Z', '#2a2022'),
      stroke('M-60 -4L-96 -50M10 -8L30 -62M70 -14L110 -70', '#2a2022', 9),
      ellipse([0, 16, 170, 6], '#d9c39a', 'opacity=".5"'),
    ]),
    placed([1210, 800], 1, [
      path('M-40 20L-30 -40H36L44 16Z', '#3f6b5a'),
      rect([-20, -28, 44, 10], '#2a4a40'),
      circle([-30, 26], 12, '#14181f'),
      ellipse([0, 22, 90, 6], '#d9c39a', 'opacity=".6"'),
    ]),
    placed([900, 960], 1.2, [
      path('M-70 -16L60 -40L80 4L-50 30Z', '#7a4a33'),
      path('M-60 -10L58 -32M-54 6L66 -14', '#4a2c22', 'stroke="#4a2c22" stroke-width="4"'),
      ellipse([0, 26, 110, 7], '#d9c39a', 'opacity=".6"'),
    ]),
  ]);
}

function town(): string {
  const look = (seed: string, wall: string) => ({
    seed,
    wall,
    roof: '#232a44',
    grid: [3, 3] as const,
    lit: '#ffd88a',
    dark: '#2b3352',
    share: 0.3,
  });
  return group([
    spire([690, 190, 60, 190], '#2b3352', '#3d4666'),
    house([-40, 300, 190, 190], look('bridge one', '#4a506e')),
    gabled([170, 290, 150, 190], look('bridge two', '#575d7a')),
    house([340, 310, 180, 160], look('bridge three', '#434968')),
    gabled([540, 320, 130, 140], look('bridge four', '#50567a')),
    house([820, 310, 190, 150], look('bridge five', '#4a506e')),
    gabled([1030, 290, 140, 180], look('bridge six', '#575d7a')),
    house([1190, 300, 200, 180], look('bridge seven', '#434968')),
    gabled([1410, 280, 170, 210], look('bridge eight', '#50567a')),
  ]);
}

function scene(): string {
  return frame({ ...WIDE, ground: down('#0e1530', '#243056 1 .35', '#4a5a80 1 .5') }, [
    bands({ seed: 'bridge cloud', width: 1600, top: 0, bottom: 300 }, 26, '#1a2446'),
    town(),
    rect([0, 600, 1600, 160], '#3a3040'),
    bridge(),
    watch(),
    torrent(),
    flotsam(),
    ...[800, 1120].map((x) =>
      path(`M${x - 50} 700L${x + 50} 700L${x + 90} 1067H${x - 90}Z`, down('#ffdf9b .25', '#ffdf9b 0')),
    ),
    bust([180, 1090], 300, '#0a0e1f', { head: '#141a30' }),
    bust([420, 1100], 260, '#0d1226', { head: '#141a30', bun: true }),
    rain({ seed: 'bridge rain', width: 1600, top: -40, bottom: 1040 }, 400, { slant: -0.2, colour: '#dfe6f0' }),
  ]);
}

export const lowmereBridge: Drawing = {
  alt: 'Brown floodwater races through the arches of an old stone bridge at night, carrying a tree and a wheelie bin. People in hooded coats watch from the lamplit parapet in the rain.',
  artist: 'Ines Quarrie',
  ...WIDE,
  svg: scene,
};
