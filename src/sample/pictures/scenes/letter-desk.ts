import { type Drawing, frame, WIDE } from '../kit/frame.ts';
import { glow } from '../kit/sky.ts';
import {
  across,
  aslant,
  circle,
  down,
  ellipse,
  group,
  n,
  path,
  placed,
  type Point,
  rect,
  stroke,
  turned,
} from '../kit/svg.ts';

/** An engineer's drawing of a gate, white on blue, curling at one corner. */
function blueprint(): string {
  const white = '#dbe9f3';
  const grid = Array.from(
    { length: 27 },
    (_, at) =>
      stroke(`M${at * 36} 0V640`, white, 1, 'opacity=".14"') +
      (at < 18 ? stroke(`M0 ${at * 36}H960`, white, 1, 'opacity=".14"') : ''),
  );
  const bolts = Array.from({ length: 12 }, (_, at) =>
    circle(
      [480 + Math.cos((at / 12) * 6.283) * 150, 330 + Math.sin((at / 12) * 6.283) * 150],
      7,
      '#28527d',
      `stroke="${white}" stroke-width="3"`,
    ),
  );
  const ring = (r: number, width: number): string =>
    `<circle cx="480" cy="330" r="${r}" fill="none" stroke="${white}" stroke-width="${width}"/>`;
  return placed([250, 190], 1, [
    turned(
      -7,
      [480, 320],
      [
        path('M20 26H976V660H20Z', '#120d10', 'opacity=".45"'),
        rect([0, 0, 960, 640], aslant('#33679a', '#28527d 1 .5', '#1c3c60')),
        ...grid,
        rect([24, 24, 912, 592], 'none', `stroke="${white}" stroke-width="3" fill-opacity="0"`),
        ring(210, 4),
        ring(180, 2),
        ring(70, 4),
        ring(28, 3),
        ...bolts,
        stroke('M480 60V600M210 330H750', white, 2, 'stroke-dasharray="18 8 4 8"'),
        path('M480 120A210 210 0 0 1 690 330L650 330A170 170 0 0 0 480 160Z', white, 'opacity=".3"'),
        stroke('M92 90H250M92 120H210M92 150H236', white, 4),
        stroke('M690 330L850 200H910', white, 2.5),
        stroke('M560 480L740 560H860', white, 2.5),
        rect([720, 470, 190, 120], 'none', `stroke="${white}" stroke-width="2.5" fill-opacity="0"`),
        ...[500, 530, 560].map((y) => stroke(`M720 ${y}H910`, white, 2)),
        path('M960 560L870 640H960Z', '#e6ddca'),
        path('M960 560L870 640L884 574Z', '#b9b09d'),
      ],
    ),
  ]);
}

/** The letter, laid over the drawing: lines of type, a signature, a rubber stamp without words. */
function letter(): string {
  const lines = [150, 180, 210, 240, 290, 320, 350, 380].map((y, at) =>
    rect([70, y, at === 3 || at === 7 ? 210 : 380, 9], '#4a4248', 'opacity=".75"'),
  );
  return placed([720, 300], 1, [
    turned(
      9,
      [260, 330],
      [
        path('M18 22H530V700H18Z', '#120d10', 'opacity=".5"'),
        rect([0, 0, 520, 690], aslant('#fdf6e4', '#f0e4cb 1 .6', '#d3c3a6')),
        rect([70, 60, 120, 14], '#4a4248'),
        rect([70, 86, 90, 9], '#4a4248', 'opacity=".6"'),
        rect([340, 60, 110, 9], '#4a4248', 'opacity=".6"'),
        ...lines,
        rect([66, 284, 388, 22], '#f2c94c', 'opacity=".45"'),
        stroke('M80 500Q110 440 130 480Q140 520 160 470Q180 440 196 490Q220 500 250 466Q290 470 330 486', '#1c2c55', 6),
        rect([70, 540, 150, 9], '#4a4248', 'opacity=".7"'),
        turned(
          -14,
          [390, 560],
          [
            rect([310, 520, 160, 84], 'none', 'stroke="#b5342c" stroke-width="7" fill-opacity="0" stroke-opacity=".8"'),
            rect([330, 542, 120, 12], '#b5342c', 'opacity=".75"'),
            rect([330, 570, 84, 12], '#b5342c', 'opacity=".75"'),
          ],
        ),
        stroke('M430 620Q444 590 454 612Q460 640 474 606', '#1c2c55', 5),
        path('M0 0H520L0 70Z', '#ffffff', 'opacity=".28"'),
      ],
    ),
  ]);
}

function things(): string {
  const mug: Point = [1370, 290];
  return group([
    ellipse([mug[0] + 14, mug[1] + 20, 136, 132], '#120d10', 'opacity=".45"'),
    circle(mug, 118, across('#c9523f', '#8f2f2c')),
    circle(mug, 98, '#5f1f20'),
    circle(mug, 90, across('#3f2a1c', '#6b4526')),
    ellipse([mug[0] - 24, mug[1] - 26, 40, 20], '#c9955a', 'opacity=".5"'),
    stroke(
      `M${mug[0] + 100} ${mug[1] + 44}Q${mug[0] + 186} ${mug[1] + 70} ${mug[0] + 140} ${mug[1] - 20}`,
      '#a83a33',
      28,
    ),
    turned(
      -32,
      [1360, 760],
      [
        rect([1180, 770, 360, 26], '#120d10', 'opacity=".4"'),
        rect([1170, 746, 330, 26], across('#e9b84a', '#c9902f')),
        path('M1500 746L1556 759L1500 772Z', '#e6d3b0'),
        path('M1538 755L1556 759L1538 763Z', '#2a2024'),
        rect([1150, 746, 22, 26], '#c9523f'),
      ],
    ),
    `<g fill="#dfeaf0" fill-opacity=".22" stroke="#1c161a" stroke-width="11"><circle cx="250" cy="870" r="86"/><circle cx="470" cy="900" r="86"/></g>`,
    stroke('M334 862Q360 846 386 880M166 850L60 770M554 912L690 880', '#1c161a', 11),
    ...[
      [1330, 560],
      [1370, 590],
      [1310, 604],
    ].map(([x = 0, y = 0]) => stroke(`M${x} ${y}q20 -14 30 4t-24 18q-20 4 -14 -10`, '#c9c3bb', 5)),
  ]);
}

function scene(): string {
  const grain = Array.from({ length: 26 }, (_, at) =>
    stroke(
      `M-10 ${n(at * 44 + (at % 3) * 9)}Q500 ${n(at * 44 + 22)} 900 ${n(at * 44 - 6)}T1620 ${n(at * 44 + 14)}`,
      '#3a2018',
      2 + (at % 3),
      'opacity=".35"',
    ),
  );
  return frame({ ...WIDE, ground: aslant('#8a5636', '#6a3f2a 1 .5', '#3a2219') }, [
    ...grain,
    blueprint(),
    letter(),
    things(),
    glow([560, 260], 760, '#ffdf9f', 0.42),
    path('M-10 -10H1610V1077H1100L1610 500V-10Z', down('#0a0608 0', '#0a0608 .35')),
    ellipse([1560, 1040, 420, 240], '#0a0608', 'opacity=".28"'),
  ]);
}

export const letterDesk: Drawing = {
  alt: 'A typed letter with one line marked in yellow and a red stamp lies over an engineer’s blue drawing of a round gate. A mug of tea, a pencil and spectacles are on the desk.',
  artist: 'Marta Osk',
  ...WIDE,
  svg: scene,
};
