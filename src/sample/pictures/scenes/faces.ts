import { type Drawing, frame } from '../kit/frame.ts';
import { type Face, face, glasses } from '../kit/portrait.ts';
import { glow } from '../kit/sky.ts';
import { across, down, group, path, stroke } from '../kit/svg.ts';

const SIZE = { width: 800, height: 800 };

interface Sitter {
  readonly alt: string;
  readonly wall: readonly [top: string, foot: string];
  readonly look: Face;
  /** What hangs behind the head, and what falls over the face. */
  readonly behind?: readonly string[];
  readonly over: readonly string[];
  readonly clothes: readonly string[];
}

/** A sitter before a plain wall, as picture desks keep them of everybody who writes. */
function portraitOf({ alt, wall: [top, foot], look, behind = [], over, clothes }: Sitter): Drawing {
  const svg = (): string =>
    frame({ ...SIZE, ground: down(top, foot), grain: 0.1 }, [
      glow([250, 240], 420, '#fff3dc', 0.35),
      group(behind, 'transform="translate(400 362) scale(1.14)"'),
      ...clothes,
      face([400, 362], 1.14, look, over),
    ]);
  return { alt, artist: 'Marta Osk', ...SIZE, svg };
}

/** A coat or dress from the shoulders down. */
function shoulders(left: string, right: string): string {
  return path('M40 800Q60 640 210 592Q300 566 336 530L476 526Q520 566 610 592Q750 640 768 800Z', across(left, right));
}

function collar(colour: string): string {
  return path('M330 528Q400 610 480 524L500 566L420 690L400 660L380 692L306 570Z', colour);
}

const bob = path(
  'M-150 120Q-178 -60 -132 -160Q-84 -252 10 -246Q124 -240 150 -132Q172 -30 150 124Q128 96 126 10Q128 -90 70 -150Q0 -110 -86 -120Q-116 -60 -112 20Q-122 90 -150 120Z',
  '#b9b2ab',
);

const thinning = group([
  path('M-122 -20Q-142 -70 -118 -128Q-104 -120 -110 -60ZM122 -30Q146 -80 112 -140Q104 -110 112 -60Z', '#6d5646'),
  path('M-104 -150Q-40 -214 60 -196Q110 -180 116 -140Q60 -186 0 -180Q-60 -178 -104 -150Z', '#6d5646', 'opacity=".8"'),
  path('M-94 96Q-80 196 4 232Q90 200 104 84Q86 132 46 126Q0 110 -44 126Q-80 134 -94 96Z', '#7d6350', 'opacity=".92"'),
]);

const swept = path(
  'M-124 -10Q-150 -120 -96 -190Q-20 -262 84 -220Q154 -180 132 -20Q120 -90 92 -128Q10 -110 -60 -168Q-104 -110 -124 -10Z',
  '#7c3a1f',
);

const cropped = group([
  path(
    'M-120 -40Q-140 -160 -40 -214Q60 -240 116 -160Q136 -100 122 -40Q114 -110 84 -146Q0 -178 -86 -140Q-112 -100 -120 -40Z',
    '#16110f',
  ),
  path('M-80 128Q-60 200 2 214Q66 202 92 120Q70 168 2 168Q-54 170 -80 128Z', '#16110f', 'opacity=".55"'),
]);

const scarf = group([
  path(
    'M-128 60Q-172 -90 -112 -186Q-40 -268 62 -240Q168 -196 150 -20Q140 120 84 196Q132 60 124 -40Q112 -152 0 -160Q-104 -150 -118 -20Q-120 80 -70 170Q-112 130 -128 60Z',
    across('#2f6f73', '#1d474d'),
  ),
  stroke('M-112 -120Q-30 -214 96 -180M-124 -40Q-100 -150 0 -186', '#4f979a', 6, 'opacity=".6"'),
]);

/** Those who write for the sample paper, as far as readers know their faces. */
export const faces = {
  'face-hester-lyle': portraitOf({
    alt: 'Hester Lyle, an older woman with chin-length grey hair and red glasses, smiles a little in a dark coat and a white collar.',
    wall: ['#c9d3cf', '#8fa3a0'],
    look: { skin: '#e2b596', light: '#fff0dc', hair: '#b9b2ab', brow: '#8b8079', mouth: 'smile', old: true },
    behind: [path('M-156 160Q-190 -60 -130 -170Q0 -280 140 -160Q180 -40 158 160Z', '#948c85')],
    over: [bob, glasses('#8f1d2c')],
    clothes: [shoulders('#27364a', '#141d2b'), collar('#efe7da')],
  }),
  'face-conrad-amery': portraitOf({
    alt: 'Conrad Amery, a man with a short brown beard and little hair, looks straight ahead in a brown jacket and a blue tie.',
    wall: ['#a9bcc4', '#647c86'],
    look: { skin: '#d7a585', light: '#ffe9cb', hair: '#6d5646' },
    over: [thinning],
    clothes: [
      shoulders('#5a4632', '#32251a'),
      collar('#c9d6de'),
      path('M382 640L400 660L420 640L432 800H372Z', '#2f4a58'),
    ],
  }),
  'face-joanna-pryce': portraitOf({
    alt: 'Joanna Pryce, a woman with long auburn hair swept to one side, smiles in a green pullover before a pale blue wall.',
    wall: ['#b9cbd9', '#6f8ea6'],
    look: { skin: '#eabf9f', light: '#fff3e0', hair: '#7c3a1f', mouth: 'smile' },
    behind: [path('M-150 300Q-200 -40 -124 -170Q0 -290 136 -160Q196 -20 156 300Z', '#5d2a15')],
    over: [swept],
    clothes: [shoulders('#4f6b46', '#2b3d28'), path('M326 534Q400 640 484 528L470 600Q400 690 336 604Z', '#e9e2d2')],
  }),
  'face-malik-osman': portraitOf({
    alt: 'Malik Osman, a man with cropped black hair and a trimmed beard, smiles in a dark blue suit and a red tie.',
    wall: ['#d9d1c4', '#94887a'],
    look: { skin: '#8d5a3c', light: '#e0a77c', hair: '#16110f', mouth: 'smile' },
    over: [cropped],
    clothes: [
      shoulders('#39415c', '#1b2034'),
      collar('#f3ece0'),
      path('M384 650L400 660L416 650L428 800H374Z', '#8f1d2c'),
    ],
  }),
  'face-salma-rawi': portraitOf({
    alt: 'Salma al-Rawi, a woman in a teal headscarf and a coat of the same colour, looks calmly past the painter.',
    wall: ['#e0cdb0', '#b3915f'],
    look: { skin: '#c99470', light: '#f6d3a8', hair: '#2a1a14' },
    over: [
      scarf,
      path(
        'M-96 140Q-40 226 4 214Q64 222 104 132Q150 250 138 360Q0 430 -140 352Q-140 240 -96 140Z',
        across('#378085', '#1d474d'),
      ),
    ],
    clothes: [shoulders('#2f6f73', '#173a40')],
  }),
} as const satisfies Record<string, Drawing>;
