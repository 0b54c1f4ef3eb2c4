import { describe, expect, it } from 'vitest';
import { decode } from './decode.ts';
import { refusalOfBytes, refusalOfText } from './sniff.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

/** Russian in windows-1251, whose capital letters begin at 0xC0. */
const cyrillic = (text: string): Uint8Array =>
  Uint8Array.from(text, (letter) => {
    const code = letter.codePointAt(0) ?? 0;
    return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code;
  });

/** Text in an encoding of one byte a letter. */
function bytesIn(encoding: string, text: string): Uint8Array {
  const letters = [...new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte))];
  return Uint8Array.from(text, (letter) => letters.indexOf(letter));
}

const html = (charset: string, words: string): string => `<html><head><meta charset="${charset}"></head><body>${words}`;

describe('decode', () => {
  it('takes iso-8859-1 for windows-1252, as browsers do', () => {
    const page = latin(html('iso-8859-1', '\x93\xa32\x94 \x96 it\x92s'));
    expect(decode(page)).toMatchObject({ encoding: 'windows-1252', warnings: [] });
    expect(decode(page).text).toContain('“£2” – it’s');
  });

  it('believes http-equiv, in any case and without quotation marks', () => {
    const page = cyrillic('<META HTTP-EQUIV=Content-Type CONTENT="text/html; charset=WINDOWS-1251"><p>Мост закрыт');
    expect(decode(page)).toMatchObject({ encoding: 'windows-1251' });
    expect(decode(page).text).toContain('Мост закрыт');
  });

  it('lets a byte-order mark win and takes it off', () => {
    const sixteen = (little: boolean): Uint8Array => {
      const bytes = ['\ufeff', ...'Brücke'].flatMap((letter) => [
        letter.charCodeAt(0) >> 8,
        letter.charCodeAt(0) & 255,
      ]);
      return Uint8Array.from(
        little ? bytes.flatMap((_, at) => (at % 2 ? [] : [bytes[at + 1] ?? 0, bytes[at] ?? 0])) : bytes,
      );
    };
    expect(decode(sixteen(true))).toEqual({ text: 'Brücke', encoding: 'utf-16le', warnings: [] });
    expect(decode(sixteen(false))).toEqual({ text: 'Brücke', encoding: 'utf-16be', warnings: [] });
    expect(decode(utf8(`\ufeff${html('windows-1252', 'Brücke')}`)).text).toContain('Brücke');
  });

  it('mends a page that is not what it says, and tells', () => {
    const saved = decode(utf8(html('iso-8859-1', 'It’s')));
    expect(saved.text).toContain('It’s');
    expect(saved.warnings.map((one) => one.code)).toEqual(['encoding-mended']);
    const old = decode(latin(html('utf-8', 'It\x92s')));
    expect(old.text).toContain('It’s');
    expect(old).toMatchObject({ encoding: 'windows-1252', warnings: [{ code: 'encoding-mended' }] });
  });

  it('takes plain text for UTF-8 where it is, else for windows-1252, without ado', () => {
    expect(decode(utf8('It’s'))).toEqual({ text: 'It’s', encoding: 'utf-8', warnings: [] });
    expect(decode(latin('It\x92s'))).toEqual({ text: 'It’s', encoding: 'windows-1252', warnings: [] });
  });

  it('reads a page that says nothing by what its letters look like, and says that it guessed', () => {
    const russian =
      'Совет посёлка собрался во вторник вечером, чтобы решить, как использовать старый причал после сезона.';
    const page = decode(cyrillic(`<html><body><p>${russian.replaceAll('ё', 'е')}`));
    expect(page).toMatchObject({ encoding: 'windows-1251', warnings: [{ code: 'encoding-guessed' }] });
    expect(page.text).toContain('Совет поселка');
  });

  it.each([
    [
      'windows-1251',
      'Рада міста зібралася у вівторок увечері, щоб вирішити, що станеться зі старою пристанню, і після годин суперечок її члени погодилися.',
    ],
    [
      'koi8-u',
      'Рада міста зібралася у вівторок увечері, щоб вирішити, що станеться зі старою пристанню, і після годин суперечок її члени погодилися.',
    ],
    ['ibm866', 'Совет города собрался во вторник вечером, чтобы решить, что станет со старой пристанью.'],
    ['windows-874', 'สภาเมืองประชุมเมื่อเย็นวันอังคารเพื่อตัดสินใจว่าจะทำอย่างไรกับท่าเรือข้ามฟากเก่า'],
    ['macintosh', 'Le conseil s’est réuni à l’été pour décider de la jetée, où l’élève Zoë a été reçue très tôt.'],
    ['windows-1252', 'Le conseil s’est réuni à l’été pour décider de la jetée, où l’élève Zoë a été reçue très tôt.'],
    ['iso-8859-15', "Le cœur du port coûte 5 € et l'élève Zoë a été reçue, où le conseil s'est réuni très tôt."],
    [
      'iso-8859-2',
      'Rada miasta zebrała się wieczorem, aby zdecydować, co stanie się ze starą przystanią, i zgodziła się zachować molo. Żółć.',
    ],
  ])('reads %s where nothing says so', (encoding, words) => {
    const page = decode(bytesIn(encoding, `<html><body><p>${words}</p><p>${words}</p>`));
    expect(page.text).toContain(words);
    expect(page.warnings.map(({ code }) => code)).toEqual(['encoding-guessed']);
  });

  it('reads Japanese and Chinese in UTF-16 without its mark, and Japanese that changes sets', () => {
    const words = '港口市议会星期二晚上开会，决定旧渡轮码头的命运。'.repeat(4);
    const little = Buffer.from(`<html><head><title>码头</title></head><body><p>${words}</p></body></html>`, 'utf16le');
    expect(decode(little)).toMatchObject({ encoding: 'utf-16le', text: expect.stringContaining(words) });
    expect(decode(Buffer.from(little).swap16())).toMatchObject({
      encoding: 'utf-16be',
      text: expect.stringContaining(words),
    });
    const japanese = latin('<html><body><p>\u001b$B;T5D2q$,;766$r;D$9\u001b(B</p>');
    expect(decode(japanese)).toMatchObject({
      encoding: 'iso-2022-jp',
      text: expect.stringContaining('市議会が桟橋を残す'),
    });
  });

  it('keeps a page UTF-8 for one broken letter, and says where it stands', () => {
    const words = '<p>“Café Zoë”, it’s said — the Müller’s.</p>';
    const whole = utf8(html('utf-8', words));
    const broken = [
      Uint8Array.of(...whole, 0xe2, 0x80),
      Uint8Array.of(...utf8('<p>Rain, '), 0x92, ...whole),
      Uint8Array.of(...utf8(`<p>${words}`), 0xc3),
    ];
    for (const bytes of broken) {
      const page = decode(bytes);
      expect(page.text).toContain('“Café Zoë”, it’s said — the Müller’s.');
      expect(page).toMatchObject({ encoding: 'utf-8', warnings: [{ code: 'letters-lost' }] });
    }
  });

  it('knows UTF-16 without its mark, either way round', () => {
    const text = 'Ferry landing to get a roof and lights before the winter';
    for (const at of [0, 1]) {
      const bytes = Uint8Array.from(
        [...text].flatMap((letter) => (at ? [0, letter.charCodeAt(0)] : [letter.charCodeAt(0), 0])),
      );
      expect(decode(bytes)).toMatchObject({ text, encoding: at ? 'utf-16be' : 'utf-16le' });
    }
  });

  it('reads what browsers no longer read: Chinese in seven bits, letters of the first personal computers', () => {
    const chinese = latin(html('hz-gb-2312', '<p>~{<:Ky2;S{#,NpJ)l6HK!#~}Bye ~~ all'));
    expect(decode(chinese)).toMatchObject({ encoding: 'hz-gb-2312', warnings: [] });
    expect(decode(chinese).text).toContain('己所不欲，勿施於人。Bye ~ all');
    const undeclared = decode(latin('<p>~{<:Ky2;S{#,NpJ)l6HK!#~}'));
    expect(undeclared).toMatchObject({ encoding: 'hz-gb-2312', warnings: [{ code: 'encoding-guessed' }] });
    expect(decode(utf8('<p>a ~{b} c ~} and ~{codeslot~} or ~{xy~} d'))).toMatchObject({ encoding: 'utf-8' });
    const dos = decode(latin(html('cp437', 'Br\x81cke \x9b5 \xcd')));
    expect(dos).toMatchObject({ encoding: 'ibm437', warnings: [] });
    expect(dos.text).toContain('Brücke ¢5 ═');
  });

  it('knows the Cyrillic of old Apple machines by name', () => {
    const page = decode(bytesIn('x-mac-cyrillic', html('x-mac-cyrillic', 'Мост закрыт')));
    expect(page.text).toContain('Мост закрыт');
    expect(page.warnings).toEqual([]);
  });

  it.each([
    [
      'johab',
      '\xd0\x77\x8a\x81 \xf1\x31\xf9\x75 \xd9\x48\xa6\x81\x96\x81\xd9\x49 \x88\x41 \x84\x61',
      '항구 議會 「부두」 ㄱ ㅏ',
    ],
    ['iso-2022-kr', '\x1b$)C\x0eGW18\x0f 2026', '항구 2026'],
    ['ibm850', 'Br\x81cke, \x9bre, S\xc6o', 'Brücke, øre, São'],
    ['cp852', '\x9d\xa2d\xab \xa7', 'Łódź ž'],
    ['x-mac-ce', '\xfc\x97d\x90', 'Łódź'],
    ['IBM862', '\x8e\x85', 'מו'],
  ])('reads %s, which the standard of browsers leaves out', (name, bytes, words) => {
    const page = decode(latin(html(name, bytes)));
    expect(page.text).toContain(words);
    expect(page.warnings).toEqual([]);
  });

  it('says which way of writing it cannot read', () => {
    const page = decode(latin(html('viscii', '\x88\x61\xb4\xe1\x88\x61')));
    expect(page.warnings.find(({ code }) => code === 'encoding-unknown')?.say).toContain('“viscii”');
  });

  it('passes over names of encodings that do not exist, and UTF-16 in a page that could be read', () => {
    expect(decode(utf8(html('klingon', 'ü'))).encoding).toBe('utf-8');
    expect(decode(utf8(html('utf-16', 'ü')))).toMatchObject({ encoding: 'utf-8', warnings: [] });
  });
});

describe('what a file is', () => {
  it('is seen from its first bytes and named', () => {
    expect(refusalOfBytes(latin('%PDF-1.7'), 'a.html')?.say).toContain('a PDF document');
    expect(refusalOfBytes(latin('RIFF....WEBP'), 'a.html')?.say).toContain('a WebP picture');
    expect(refusalOfBytes(latin('....ftypmp42'), 'a.html')?.say).toContain('a video');
    expect(refusalOfBytes(utf8('Bridge'), 'a.html')).toBeNull();
  });

  it('is seen from its first words when it is text but no page', () => {
    expect(refusalOfText('MIME-Version: 1.0\nContent-Type: multipart/related', 'a.mht')?.say).toContain('HTML only');
    expect(refusalOfText('<?xml version="1.0"?>\n<!-- made by us -->\n<feed xmlns="…">', 'a.xml')?.say).toContain(
      'a feed',
    );
    expect(refusalOfText('\u0000\u0001binary', 'a.txt')?.code).toBe('file-not-a-page');
    expect(refusalOfText('<?xml version="1.0"?><!DOCTYPE html><html>', 'a.xhtml')).toBeNull();
    expect(refusalOfText('["a headline in brackets"] is odd but text', 'a.txt')).toBeNull();
  });
});

describe('a page whose statement is wrong', () => {
  const harbour =
    '港町市議会は火曜日の夜、古い渡船場の今後について話し合い、三時間の議論の末に木の桟橋を残すことを決めた。';
  it.each([
    [
      'Western, and is Japanese',
      'iso-8859-1',
      '\x8d\x60\x92\xac\x8e\x73\x8b\x63\x89\xef\x82\xcd\x89\xce\x97\x6a\x93\xfa\x82\xcc\x96\xe9\x81\x41\x8c\xc3\x82\xa2\x93\x6e\x91\x44\x8f\xea\x82\xcc\x8d\xa1\x8c\xe3\x82\xc9\x82\xc2\x82\xa2\x82\xc4\x98\x62\x82\xb5\x8d\x87\x82\xa2\x81\x41\x8e\x4f\x8e\x9e\x8a\xd4\x82\xcc\x8b\x63\x98\x5f\x82\xcc\x96\x96\x82\xc9\x96\xd8\x82\xcc\x8e\x56\x8b\xb4\x82\xf0\x8e\x63\x82\xb7\x82\xb1\x82\xc6\x82\xf0\x8c\x88\x82\xdf\x82\xbd\x81\x42',
      harbour,
      'shift_jis',
    ],
    [
      'Western, and is Hebrew',
      'windows-1252',
      '\xee\xe5\xf2\xf6\xfa\x20\xe4\xf2\xe9\xf8\x20\xe4\xfa\xeb\xf0\xf1\xe4\x20\xe1\xe9\xe5\xed\x20\xf9\xec\xe9\xf9\xe9\x20\xe1\xf2\xf8\xe1\x20\xeb\xe3\xe9\x20\xec\xe4\xe7\xec\xe9\xe8\x20\xee\xe4\x20\xe9\xf2\xec\xe4\x20\xe1\xe2\xe5\xf8\xec\x20\xe4\xee\xf2\xe2\xef\x20\xe4\xe9\xf9\xef\x2e',
      'מועצת העיר התכנסה ביום שלישי בערב כדי להחליט מה יעלה בגורל המעגן הישן.',
      'iso-8859-8',
    ],
    [
      'UTF-8, and changes sets by escapes',
      'utf-8',
      '\x1b$B9AD.;T5D2q$O2PMKF|$NLk!"8E$$EOA%>l$N:#8e$K$D$$$FOC$79g$$!";0;~4V$N5DO@$NKv$KLZ$N;766$r;D$9$3$H$r7h$a$?!#\x1b(B',
      harbour,
      'iso-2022-jp',
    ],
  ])('says that it is %s', (_what, stated, bytes, words, encoding) => {
    const page = decode(latin(html(stated, bytes)));
    expect(page.text).toContain(words);
    expect(page).toMatchObject({ encoding, warnings: [{ code: 'encoding-mended' }] });
  });

  it.each([
    ['windows-1252', 'Le café, où l’été était à son début – « déjà » 3 €'],
    ['windows-1251', 'Городской совет собрался во вторник, чтобы решить судьбу причала'],
  ])('was written twice in UTF-8, and taken for %s between', (set, words) => {
    const taken = new TextDecoder(set).decode(utf8(words));
    const page = decode(utf8(html('utf-8', taken)));
    expect(page.text).toContain(words);
    expect(page.warnings).toMatchObject([{ code: 'encoding-mended' }]);
  });

  it.each([
    'À\u00a0Paris, à\u00a0Rome, É\u00a0: déjà vu',
    'The letters “Ã©” stand for é, and “Ã¨” for è.',
    'Été, où, à, ç, œ, «\u00a0À\u00a0»',
    '港町市議会は火曜日の夜',
  ])('was not, where its letters are what they are: %s', (words) => {
    const page = decode(utf8(html('utf-8', words)));
    expect(page.text).toContain(words);
    expect(page.warnings).toEqual([]);
  });
});
