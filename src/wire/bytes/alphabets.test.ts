import { expect, test } from 'vitest';
import { decode } from './decode.ts';
import { readOldSet } from './old-sets.ts';

/** Sentences of a page in each language, and the ways in which old pages have them. */
const PAGES: Readonly<Record<string, readonly [encodings: readonly string[], words: string]>> = {
  lt: [
    ['windows-1257', 'iso-8859-4', 'iso-8859-13', 'ibm775', 'x-mac-ce'],
    'Šiandien Vilniuje prasidėjo tarptautinė žemės ūkio paroda, kurioje dalyvauja daugiau kaip šimtas įmonių. Lankytojų laukiama iki šeštadienio, o bilietų kainos nesikeičia. Ąžuolų alėja bus uždaryta.',
  ],
  lv: [
    ['windows-1257', 'iso-8859-4', 'iso-8859-13', 'ibm775', 'x-mac-ce'],
    'Rīgā šodien atklāta jauna bibliotēka, kurā būs vairāk nekā simts tūkstoši grāmatu. Apmeklētājiem ēka būs atvērta katru dienu, arī brīvdienās, un ieeja ir bez maksas. Ķekavas bērni dziedāja.',
  ],
  et: [
    ['windows-1257', 'windows-1252', 'iso-8859-4'],
    'Tallinnas avati täna uus õppehoone, mille ehitus kestis kolm aastat. Külastajad pääsevad sisse kõigil nädalapäevadel. Žürii määras ka võõrkeelse šokolaadi nime.',
  ],
  pl: [
    ['windows-1250', 'iso-8859-2', 'ibm852', 'x-mac-ce'],
    'Wczoraj w Łodzi otwarto nową wystawę, którą można oglądać do końca września. Zwiedzający mogą też zobaczyć dawną fabrykę i źródło rzeki. Ćwiczenia są bezpłatne.',
  ],
  cs: [
    ['windows-1250', 'iso-8859-2', 'ibm852', 'x-mac-ce'],
    'V Praze byla dnes otevřena nová knihovna, ve které najdou čtenáři více než sto tisíc knih. Příští týden začne také výstava žákovských prací ze všech škol kraje.',
  ],
  hu: [
    ['windows-1250', 'iso-8859-2', 'ibm852'],
    'Ma nyílt meg a városi könyvtár új épülete, ahol több mint százezer könyv várja az olvasókat. Az ünnepségen a polgármester is részt vett, és hűvös idő volt, erős széllel.',
  ],
  ro: [
    ['windows-1250', 'iso-8859-2'],
    'Astăzi a fost deschisă noua bibliotecă a oraşului, în care cititorii găsesc peste o sută de mii de cărţi. Şcolile vor fi închise până la sfârşitul săptămânii, iar ploaia va înceta.',
  ],
  hr: [
    ['windows-1250', 'iso-8859-2', 'ibm852'],
    'U Zagrebu je danas otvorena nova knjižnica u kojoj će čitatelji naći više od sto tisuća knjiga. Građani su došli u velikom broju, a škole će biti zatvorene do četvrtka.',
  ],
  sl: [
    ['windows-1250', 'iso-8859-2'],
    'V Ljubljani so danes odprli novo knjižnico, v kateri je več kot sto tisoč knjig. Šole bodo zaprte do četrtka, občani pa so prišli v velikem številu že zjutraj.',
  ],
  tr: [
    ['windows-1254', 'ibm857', 'x-mac-turkish'],
    'Şehir kütüphanesinin yeni binası bugün açıldı. Okuyucular yüz binden fazla kitaba ulaşabilecek, çocuklar için ayrı bir bölüm de hazırlandı. İstanbul yağışlı.',
  ],
  el: [
    ['windows-1253', 'iso-8859-7', 'ibm737', 'x-mac-greek'],
    'Άνοιξε σήμερα η νέα βιβλιοθήκη της πόλης, όπου οι αναγνώστες θα βρουν περισσότερα από εκατό χιλιάδες βιβλία. Άλλοι έμειναν έξω και Έλληνες ήρθαν.',
  ],
  vi: [
    ['windows-1258'],
    'Sáng nay thư viện mới của thành phố đã được mở cửa, nơi bạn đọc có thể tìm thấy hơn một trăm nghìn cuốn sách. Trẻ em được vào cửa miễn phí.',
  ],
  ru: [
    ['windows-1251', 'koi8-r', 'iso-8859-5', 'ibm866', 'x-mac-cyrillic', 'ibm855'],
    'Сегодня в городе открылась новая библиотека, в которой читатели найдут более ста тысяч книг. Вход для детей свободный, а школы будут закрыты до четверга.',
  ],
  uk: [
    ['windows-1251', 'koi8-u', 'iso-8859-5'],
    'Сьогодні в місті відкрилася нова бібліотека, у якій читачі знайдуть понад сто тисяч книжок. Її будували три роки, а вхід для дітей вільний, є й їжа.',
  ],
  bg: [
    ['windows-1251', 'iso-8859-5'],
    'Днес в града беше открита новата библиотека, в която читателите ще намерят повече от сто хиляди книги. Входът за деца е свободен.',
  ],
  sr: [
    ['windows-1251', 'iso-8859-5'],
    'Данас је у граду отворена нова библиотека у којој ће читаоци наћи више од сто хиљада књига. Улаз за децу је слободан, а школе ће бити затворене.',
  ],
  mt: [
    ['iso-8859-3'],
    "Illum inħarġet l-aħbar li se tinfetaħ librerija ġdida fil-belt, fejn il-qarrejja jsibu aktar minn mitt elf ktieb. Iż-żgħażagħ jidħlu b'xejn u ċ-ċkejknin ukoll.".replaceAll(
      '’',
      "'",
    ),
  ],
  cy: [
    ['iso-8859-14'],
    "Agorwyd llyfrgell newydd yn y ddinas heddiw, lle caiff darllenwyr weld dros gan mil o lyfrau. Mae dŵr y tŷ yn oer a chŵn y môr yn canu, a'r tân yn wan.".replaceAll(
      '’',
      "'",
    ),
  ],
  fr: [
    ['windows-1252', 'iso-8859-15', 'macintosh', 'ibm850'],
    "La nouvelle bibliothèque a été ouverte ce matin à l'hôtel de ville, où les élèves ont reçu des livres. La cérémonie a été très appréciée, même par les plus âgés.",
  ],
  de: [
    ['windows-1252', 'iso-8859-15', 'macintosh', 'ibm850'],
    'Heute wurde die neue Bücherei eröffnet, in der die Leser über hunderttausend Bücher finden. Für Schüler ist der Eintritt frei, die Straße bleibt gesperrt, größere Gruppen müssen warten.',
  ],
  is: [
    ['windows-1252'],
    'Nýtt bókasafn var opnað í bænum í dag, þar sem lesendur finna yfir hundrað þúsund bækur. Aðgangur er ókeypis fyrir börn og það verður opið alla daga.',
  ],
  da: [
    ['windows-1252'],
    'Et nyt bibliotek blev åbnet i byen i dag, hvor læserne kan finde over hundrede tusind bøger. Adgangen er gratis for børn, og skolerne er lukket på søndag.',
  ],
  pt: [
    ['windows-1252', 'macintosh'],
    'Abriu hoje a nova biblioteca da cidade, onde os leitores vão encontrar mais de cem mil livros. A entrada é grátis para as crianças e as inscrições estão abertas às famílias.',
  ],
  es: [
    ['windows-1252', 'ibm850'],
    'Hoy abrió la nueva biblioteca de la ciudad, donde los lectores encontrarán más de cien mil libros. La entrada será gratis para los niños, según informó el alcalde en la inauguración del año.',
  ],
};

/** A text in an encoding of one byte a letter; Vietnamese with the marks behind the letters that have no byte of their own. */
function bytesIn(encoding: string, text: string): Uint8Array {
  const table = Array.from({ length: 256 }, (_none, byte) => readByte(encoding, byte));
  const written = [...text.normalize('NFC')].flatMap((letter) =>
    table.includes(letter) ? [letter] : apart(letter, table),
  );
  expect(
    written.filter((letter) => !table.includes(letter)),
    encoding,
  ).toEqual([]);
  return Uint8Array.from(written, (letter) => table.indexOf(letter));
}

function readByte(encoding: string, byte: number): string {
  const one = Uint8Array.of(byte);
  return readOldSet(one, encoding) ?? new TextDecoder(encoding).decode(one);
}

function apart(letter: string, table: readonly string[]): string[] {
  const [base = '', ...marks] = letter.normalize('NFD');
  const pairs = marks.map((mark) => [(base + mark).normalize('NFC'), ...marks.filter((other) => other !== mark)]);
  return [...pairs, [base, ...marks]].find((letters) => letters.every((one) => table.includes(one))) ?? [letter];
}

const cases = Object.entries(PAGES).flatMap(([lang, [encodings, words]]) =>
  encodings.map((encoding) => [lang, encoding, words] as const),
);

test.each(cases)(
  'a page in %s is read in %s: where it says so, says nothing, or says that it is Western',
  (_lang, encoding, words) => {
    const bytes = bytesIn(encoding, words);
    for (const declared of [`<meta charset="${encoding}">`, '', '<meta charset="iso-8859-1">']) {
      const page = Buffer.concat([Buffer.from(`<html><head>${declared}<title>News</title></head><body><p>`), bytes]);
      const { text, encoding: used, warnings } = decode(page);
      expect(text, `${declared} read as ${used}`).toContain(words.normalize('NFC'));
      // Whatever is not as the page says is said, where one reads otherwise by it.
      if (declared.includes('8859-1"') && used !== 'windows-1252')
        expect(warnings.map(({ code }) => code)).toEqual(['encoding-mended']);
    }
  },
);

test.each([
  [
    'names of many languages',
    'José Çelik, Zoë Ångström, Håkon Müller and Bjørn Þórsson met in São Paulo. “No,” said Noël – £20.',
  ],
  ['three names', 'Zoë, José and Åsa met.'],
  ['quotation marks', 'It’s “so” – he said… £20, €30 and ½ of ¼.'],
  ['units', 'At 30°C ± 2 µm × 3, © 2004, § 5 ¶ 3, ¾ of «this».'],
])('a Western page with %s stays as it says', (_what, words) => {
  for (const declared of ['<meta charset="iso-8859-1">', '']) {
    const { text } = decode(Buffer.concat([Buffer.from(`<html>${declared}<p>`), bytesIn('windows-1252', words)]));
    expect(text).toContain(words);
  }
});
