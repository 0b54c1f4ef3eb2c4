import { type Drawing, frame, TALL } from '../kit/frame.ts';
import { figure } from '../kit/people.ts';
import { glow } from '../kit/sky.ts';
import { across, circle, down, ellipse, group, n, path, placed, rect, stroke } from '../kit/svg.ts';

const { width, height } = TALL;

const DEEP = '#3a2218';

/** The rings of the collar, each with a line of light. */
function collar(): string[] {
  return Array.from({ length: 8 }, (_, at) => {
    const [half, y] = [150 + at * 5, 190 + at * 24];
    const ring = `M${-half} ${y}Q0 ${y + 46} ${half} ${y}V${y + 16}Q0 ${y + 64} ${-half} ${y + 16}Z`;
    const light = stroke(`M${-half} ${y}Q0 ${y + 46} 20 ${y + 30}`, '#f3cf8f', 2, 'opacity=".7"');
    return path(ring, at % 2 ? '#a8743f' : '#7a4f30') + light;
  });
}

/** The crown: five rows of beads, each narrower than the one below. */
function crown(): string[] {
  const beads = Array.from({ length: 5 }, (_, row) => row).flatMap((row) =>
    Array.from({ length: 15 - row }, (_, at) => {
      const share = (at + 0.5) / (15 - row) - 0.5;
      const y = -196 - row * 34 - Math.cos(share * 3) * 34;
      return circle([share * (300 - row * 20), y], 12, across('#e9b86c', '#6d4428'));
    }),
  );
  const band = path('M-160 -130Q0 -190 160 -130L168 -176Q0 -240 -168 -176Z', across('#e9b86c', '#8a5a34 1 .5', DEEP));
  return [band, ...beads, path('M-100 -360Q0 -420 100 -360Q60 -392 0 -392Q-60 -392 -100 -360Z', '#c98f4f')];
}

/** Lowered eyes, nose and mouth, and the three scars on either cheek. */
function features(): string[] {
  const nose = 'M-14 -40Q-22 30 -46 70Q-40 96 -12 90Q4 100 24 90Q52 94 50 70Q24 30 18 -40Z';
  return [
    path('M-112 -34Q-64 -74 -24 -38Q-64 -54 -112 -34ZM28 -38Q72 -72 116 -32Q72 -54 28 -38Z', DEEP),
    path('M-106 -8Q-64 -32 -26 -4Q-64 20 -106 -8ZM30 -4Q70 -30 110 -6Q70 20 30 -4Z', '#c98f4f'),
    stroke('M-108 -6Q-64 12 -24 -2M28 -2Q70 12 112 -4', DEEP, 6),
    path(nose, across('#e9b86c', '#8a5a34 1 .45', '#4a2f24')),
    stroke('M-44 74Q-30 92 -8 86M12 88Q40 92 50 74', DEEP, 5),
    path('M-56 130Q-24 108 2 120Q28 108 60 130Q30 166 2 166Q-28 166 -56 130Z', across('#c98f4f', '#5f3a26')),
    stroke('M-56 130Q2 146 60 130', DEEP, 5),
    ...[-1, 0, 1].flatMap((at) => [
      stroke(`M${-84 + at * 12} 40v46`, DEEP, 4, 'opacity=".7"'),
      stroke(`M${86 + at * 12} 40v46`, '#1a1010', 4, 'opacity=".7"'),
    ]),
  ];
}

const SKULL =
  'M-150 -110C-164 0 -140 80 -100 140Q-56 204 4 208Q66 204 110 140C150 80 160 0 152 -110Q140 -190 0 -196Q-140 -190 -150 -110Z';

/** A royal head in bronze: crown, coils of beads, calm lowered eyes; light comes from the upper left. */
function head(): string {
  const bronze = across('#d9a05a', '#9c6a3a 1 .4', '#4a2f24 1 .8', '#2a1a1a');
  const rim = 'M-146 -100Q-156 0 -122 84Q-132 0 -118 -90Q-110 -150 -60 -176Q-130 -170 -146 -100Z';
  return placed([540, 640], 1.12, [
    ...collar(),
    path('M-90 150Q-84 210 -130 250H140Q96 210 100 140Z', bronze),
    path(SKULL, bronze),
    path('M-164 -96Q-176 -20 -150 20Q-130 10 -132 -60Z', '#b57f48'),
    path('M164 -96Q180 -20 152 24Q136 10 138 -60Z', DEEP),
    ...crown(),
    ...features(),
    path(rim, '#ffe0a0', 'opacity=".55"'),
    ellipse([-60, 60, 26, 40], '#ffe0a0', 'opacity=".18"'),
  ]);
}

function plinth(): string {
  return group([
    ellipse([540, 1392, 330, 34], '#0f1a22', 'opacity=".6"'),
    path('M300 960H780L800 1390H280Z', across('#e9e3d4', '#b5b0a8 1 .5', '#5f6268')),
    path('M270 930H810V970H270Z', across('#fbf6ea', '#c5c0b8 1 .5', '#6d7078')),
    rect([430, 1060, 220, 70], '#c98f4f'),
    ...[1078, 1096, 1112].map((y, at) => rect([452, y, at === 2 ? 110 : 176, 6], '#5f3a26')),
  ]);
}

function visitors(): string {
  return group([
    figure([130, 1330], 400, '#14242e', { coat: true, left: [10, 10], right: [16, 40], head: '#6b4434' }),
    figure([236, 1338], 240, '#7a3a34', { left: [60, 60], head: '#6b4434' }),
    figure([950, 1320], 380, '#24343f', {
      coat: true,
      left: [30, 110],
      right: [8, 8],
      head: '#c08a6a',
      hair: '#d9d4cb',
    }),
  ]);
}

function scene(): string {
  return frame({ width, height, ground: down('#16303c', '#1f4450 1 .5', '#0f2029') }, [
    ...[90, 1000].map(
      (x) =>
        path(`M${x - 70} 300Q${x - 70} 200 ${x} 200Q${x + 70} 200 ${x + 70} 300V1180H${x - 70}Z`, '#122731') +
        glow([x, 420], 190, '#4f8a94', 0.25),
    ),
    path('M80 -20H260L900 1180H160Z', across('#fff0c9 .26', '#fff0c9 .05')),
    glow([470, 560], 560, '#f3cf8f', 0.35),
    rect([0, 1200, width, 240], down('#3a5a62', '#14262e')),
    ...Array.from({ length: 7 }, (_, at) =>
      stroke(`M${n(540 + (at - 3) * 120)} 1200L${n(540 + (at - 3) * 260)} 1440`, '#0f2029', 2, 'opacity=".5"'),
    ),
    plinth(),
    head(),
    visitors(),
  ]);
}

export const bronzeHead: Drawing = {
  alt: 'A crowned bronze head of a king on a stone plinth in a dim museum gallery, light falling from the upper left. A parent and child and an older visitor look up at it.',
  artist: 'Yusra Benali',
  ...TALL,
  svg: scene,
};
