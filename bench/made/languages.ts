import { seeded } from '../archive.ts';

/** A language to write made-up stories in: how often, out of which words, and what stands between and after them. */
interface Language {
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** Of a thousand stories, so many are in it. */
  readonly share: number;
  /** What its words are put together from. */
  readonly syllables: string;
  /** Words as frequent as any. */
  readonly often: string;
  readonly space: string;
  readonly stop: string;
  /** A paragraph has so many words where English has one. */
  readonly length: number;
}

const ENGLISH =
  'ba con de fer gra hol in jo kel lum mor nes o pra qui ros sta ter un ver wal xen yor zed ing er ly ment';
const LATIN = { dir: 'ltr', space: ' ', stop: '.', length: 1 } as const;
const CLOSE = { dir: 'ltr', space: '', stop: '。', length: 1.6 } as const;

export const languages: readonly Language[] = [
  {
    ...LATIN,
    lang: 'en-GB',
    share: 640,
    syllables: ENGLISH,
    often: 'the of to and in a for that is on said with at as it by',
  },
  {
    ...{ ...LATIN, dir: 'rtl', lang: 'ar', share: 120, often: 'في من على إلى أن عن التي الذي مع هذا كان قال بعد' },
    syllables: 'ال مح كت سل در با نو شر فا قد عم ري مس تق ين ون ات ية ها هم',
  },
  {
    ...LATIN,
    lang: 'de',
    share: 50,
    syllables: 'haf brück ver stadt rat schul wahl bau über än gen ung heit keit en er straß müll zug',
    often: 'der die und in den von zu das mit sich des auf für ist im dem nicht',
  },
  {
    ...LATIN,
    lang: 'fr',
    share: 40,
    syllables: 'con sé mar ché pré vil é co le pont ri vière bud get tion ment ais ell',
    often: 'de la le et les des en un du une que est pour qui dans a par',
  },
  {
    ...LATIN,
    lang: 'pl',
    share: 20,
    syllables: 'łó dź mia sto rze ka szk oł wy bór most zą bek prze wod nik ość anie',
    often: 'w i na z do że się o to nie jest po za od przez',
  },
  {
    ...LATIN,
    lang: 'ru',
    share: 30,
    syllables: 'го род мос ков ре ка сов ет вы бор шко ла ни ция ость ени ста про',
    often: 'и в не на с что по из за он как к до от',
  },
  {
    ...LATIN,
    lang: 'el',
    share: 10,
    syllables: 'πό λη γέ φυ ρα σχο λεί ο εκ λο γές πο τά μι στη μα',
    often: 'και το η της του στην με για από που',
  },
  {
    ...LATIN,
    dir: 'rtl',
    lang: 'he',
    share: 20,
    syllables: 'עי ר גש בי ספ רי מו עצ תק צי נה רב חי לו ים ות',
    often: 'של את על הוא עם לא זה כי אל בין',
  },
  {
    ...LATIN,
    lang: 'hi',
    share: 20,
    syllables: 'न ग र पु ल वि द्या ल य चु ना व न दी स र का',
    often: 'के में है की और से का को पर ने',
  },
  {
    ...LATIN,
    lang: 'ko',
    share: 20,
    syllables: '서 울 시 장 학 교 다 리 선 거 강 예 산 정 부 은 는 이 를 에',
    often: '그 이 및 것 수 등 더 한 또 중',
  },
  {
    ...CLOSE,
    lang: 'ja',
    share: 15,
    syllables: '市 長 学 校 橋 選 挙 川 予 算 政 府 の は が を に で カ メ ラ',
    often: 'こと それ これ ため よう',
  },
  {
    ...CLOSE,
    lang: 'zh',
    share: 10,
    syllables: '市 长 学 校 桥 选 举 河 预 算 政 府 新 闻 会 议 国 家 人 民',
    often: '的 了 在 是 和',
  },
  {
    ...CLOSE,
    lang: 'th',
    share: 5,
    stop: ' ',
    syllables: 'เมือง สะพาน โรง เรียน เลือก ตั้ง แม่ น้ำ งบ การ ความ นัก',
    often: 'ที่ และ ใน ของ เป็น',
  },
];

const VOCABULARY = 30_000;

/** Writes in one language; the n-th most frequent word of thirty thousand is used about 1/n as often as the first (Zipf's law). */
export interface Pen {
  readonly language: Language;
  word(): string;
  /** Of so many words, with its stop. */
  sentence(words: number): string;
  headline(words: number): string;
}

const vocabularies = new Map<string, readonly string[]>();

/** The pen of a language for one story's chance. */
export function penOf(language: Language, random: () => number): Pen {
  const words = vocabularyOf(language);
  const span = Math.log(VOCABULARY);
  const word = (): string => words[Math.floor(Math.exp(random() * span)) - 1] ?? '';
  const run = (many: number): string => {
    let text = word();
    for (let at = 1; at < many; at += 1) text += language.space + word();
    return text.slice(0, 1).toUpperCase() + text.slice(1);
  };
  return {
    ...{ language, word, headline: run },
    sentence: (many) => run(Math.max(3, Math.round(many * language.length))) + language.stop,
  };
}

function vocabularyOf(language: Language): readonly string[] {
  const known = vocabularies.get(language.lang);
  if (known) return known;
  const random = seeded(language.share);
  const syllables = language.syllables.split(' ');
  const words = new Set(language.often.split(' '));
  // So long that there are three times as many as are needed.
  const most = Math.ceil(Math.log(VOCABULARY * 3) / Math.log(syllables.length));
  while (words.size < VOCABULARY) {
    let text = '';
    // Words that are used often are short.
    const least = words.size < 300 ? 1 : 2;
    for (let left = least + Math.floor(random() * (most - least + 1)); left > 0; left -= 1)
      text += syllables[Math.floor(random() * syllables.length)];
    words.add(text);
  }
  const made = [...words];
  vocabularies.set(language.lang, made);
  return made;
}
