import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anExif, anIim, anXmp, aPhotoshopBlock, type DataSet, UTF8_MARKER } from '../../../test/house/picture-files.ts';
import { foundInPictureSchema } from '../../story/found-in-picture.ts';
import { foundInFile } from './found-in-file.ts';

const CAPTION = 120;
const BYLINE = 80;
const CITY = 90;
const COUNTRY = 101;

const mac = (text: string) => Buffer.from([...text].map((letter) => MAC[letter] ?? letter.charCodeAt(0)));
/** Where MacRoman has the letters that these tests write (Apple's ROMAN.TXT). */
const MAC: Readonly<Record<string, number>> = {
  é: 0x8e,
  è: 0x8f,
  ü: 0x9f,
  ö: 0x9a,
  ä: 0x8a,
  ñ: 0x96,
  ç: 0x8d,
  ß: 0xa7,
  Ü: 0x86,
  '’': 0xd5,
};
const windows = (text: string) => Buffer.from(text.replaceAll('’', '\x92').replaceAll('–', '\x96'), 'latin1');

const iimFound = (...sets: readonly DataSet[]) => foundInFile({ iptc: aPhotoshopBlock(anIim(sets)) });

test('a file that says nothing has nothing to be found', () => {
  expect(foundInFile({})).toEqual(foundInPictureSchema.parse({}));
});

test.each([
  [
    'UTF-8 that says so',
    [UTF8_MARKER, [CAPTION, 'Überschwemmung in Łódź – 24 juillet']] as const,
    'Überschwemmung in Łódź – 24 juillet',
  ],
  ['UTF-8 that does not', [[CAPTION, 'Überschwemmung in Łódź']] as const, 'Überschwemmung in Łódź'],
  ['Windows-1252', [[CAPTION, windows('L’été à Orléans – Müller')]] as const, 'L’été à Orléans – Müller'],
  [
    'Latin-1 that says so',
    [
      [90, '\x1b.A', 1],
      [CAPTION, windows('Señor Müller')],
    ] as const,
    'Señor Müller',
  ],
  ['MacRoman', [[CAPTION, mac('L’élève Müller fährt über Straßen')]] as const, 'L’élève Müller fährt über Straßen'],
  ['what says UTF-8 and is not', [UTF8_MARKER, [CAPTION, windows('Café à Genève')]] as const, 'Café à Genève'],
])('IIM in %s is read as it was written', (_name, sets, caption) => {
  expect(iimFound(...sets).caption).toBe(caption);
});

test('one short word is read in the encoding of all others', () => {
  const found = iimFound(
    [CITY, mac('Zürich')],
    [BYLINE, mac('René Ü')],
    [CAPTION, mac('Die Brücke über den Fluß in Zürich')],
  );
  expect([found.place.city, found.creators]).toEqual(['Zürich', ['René Ü']]);
});

test('XMP says all there is, by whatever prefix and in whatever form of RDF', () => {
  const seq = (...all: readonly string[]) =>
    `<rdf:Seq>${all.map((one) => `<rdf:li>${one}</rdf:li>`).join('')}</rdf:Seq>`;
  const xmp = anXmp(
    `<d:description xmlns:d="http://purl.org/dc/elements/1.1/"><rdf:Alt><rdf:li xml:lang="de">Fähre</rdf:li>
      <rdf:li xml:lang="x-default">A ferry &amp; a pier</rdf:li></rdf:Alt></d:description>
    <dc:creator>${seq('Ann Reed', 'Bo Lind')}</dc:creator><dc:subject>${seq('ferry', 'sea', 'ferry')}</dc:subject>
    <Iptc4xmpExt:PersonInImage>${seq('Cy Dunn')}</Iptc4xmpExt:PersonInImage>
    <Iptc4xmpExt:LocationCreated><rdf:Bag><rdf:li rdf:parseType="Resource"><Iptc4xmpExt:City>Port Alder</Iptc4xmpExt:City>
      <Iptc4xmpExt:CountryName>Norland</Iptc4xmpExt:CountryName></rdf:li></rdf:Bag></Iptc4xmpExt:LocationCreated>
    <Iptc4xmpExt:DigitalSourceType rdf:resource="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"/>
    <Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="x-default">A white ship</rdf:li></rdf:Alt></Iptc4xmpCore:AltTextAccessibility>
    <xmpRights:UsageTerms><rdf:Alt><rdf:li xml:lang="x-default">One use</rdf:li></rdf:Alt></xmpRights:UsageTerms>
    <photoshop:DateCreated>2007-07-24T16:32:00+01:00</photoshop:DateCreated>`,
    'photoshop:Credit="Reed/Harbour Agency" photoshop:Instructions="NORLAND OUT" photoshop:Headline="Late again" photoshop:City="Elsewhere"',
  );
  expect(foundInFile({ xmp })).toEqual({
    ...foundInPictureSchema.parse({}),
    caption: 'A ferry & a pier',
    headline: 'Late again',
    alt: 'A white ship',
    credit: 'Reed/Harbour Agency',
    creators: ['Ann Reed', 'Bo Lind'],
    created: '2007-07-24T15:32:00Z',
    createdDay: '2007-07-24',
    place: { sublocation: null, city: 'Port Alder', region: null, country: 'Norland' },
    people: ['Cy Dunn'],
    words: ['ferry', 'sea'],
    instructions: 'NORLAND OUT',
    usageTerms: 'One use',
    digitalSourceType: 'trainedAlgorithmicMedia',
  });
});

const said = (caption: string) =>
  anXmp(`<dc:description><rdf:Alt><rdf:li>${caption}</rdf:li></rdf:Alt></dc:description>`);

test('XMP goes before IIM, unless IIM was changed by what knew no XMP', () => {
  const [old, now] = [anIim([[CAPTION, 'As it was']]), anIim([[CAPTION, 'Mended later']])];
  const found = (iptc: Uint8Array) => foundInFile({ iptc, xmp: said('In XMP') }).caption;
  expect(found(aPhotoshopBlock(now))).toBe('In XMP');
  expect(found(aPhotoshopBlock(old, old))).toBe('In XMP');
  expect(found(aPhotoshopBlock(now, old))).toBe('Mended later');
});

test('what one block leaves out, another may say', () => {
  const found = foundInFile({
    exif: anExif([
      [0x013b, 'Exif Artist'],
      [0x8298, 'Exif rights\0'],
    ]),
    iptc: aPhotoshopBlock(
      anIim([
        [BYLINE, 'Iim Byline'],
        [COUNTRY, 'Norland'],
      ]),
    ),
    xmp: said('Xmp caption'),
  });
  expect([found.caption, found.creators, found.place.country, found.copyright]).toEqual([
    'Xmp caption',
    ['Iim Byline'],
    'Norland',
    'Exif rights',
  ]);
});

test('a time without a zone is a day, and no instant', () => {
  const taken = (...zone: readonly string[]) =>
    foundInFile({
      exif: anExif([], [[0x9003, '2007:07:24 23:30:00\0'], ...zone.map((one) => [0x9011, one] as const)]),
    });
  expect(taken()).toMatchObject({ created: null, createdDay: '2007-07-24' });
  expect(taken('+09:00\0')).toMatchObject({ created: '2007-07-24T14:30:00Z', createdDay: '2007-07-24' });
  expect(iimFound([55, '20070724'], [60, '163200+0100'])).toMatchObject({ created: '2007-07-24T15:32:00Z' });
  expect(iimFound([55, '00000000'])).toMatchObject({ created: null, createdDay: null });
});

test('what a camera writes by itself is no caption', () => {
  const of = (text: string) => foundInFile({ exif: anExif([[0x010e, text]]) }).caption;
  expect([of('OLYMPUS DIGITAL CAMERA         '), of('SONY DSC'), of('A storm over Port Alder')]).toEqual([
    null,
    null,
    'A storm over Port Alder',
  ]);
});

test('no coordinate is ever read', () => {
  const xmp = anXmp(
    '',
    'xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="51,30N" exif:GPSLongitude="0,7W"',
  );
  expect(foundInFile({ xmp })).toEqual(foundInPictureSchema.parse({}));
});

test('of broken blocks, what stands before the break is read', () => {
  const xmp = said('Whole').toString();
  const cut = xmp.slice(0, xmp.indexOf('</rdf:Description>'));
  const iim = aPhotoshopBlock(
    anIim([
      [CAPTION, 'Whole'],
      [BYLINE, 'Cut off here'],
    ]),
  );
  expect(foundInFile({ xmp: Buffer.from(`${cut}<dc:rights><oops`) }).caption).toBe('Whole');
  expect(foundInFile({ xmp: Buffer.from(`rubbish\0${xmp}`) }).caption).toBe('Whole');
  expect(foundInFile({ xmp: Buffer.from(xmp, 'utf16le') }).caption).toBe('Whole');
  expect(foundInFile({ iptc: iim.subarray(0, -4) })).toMatchObject({ caption: 'Whole', creators: [] });
});

test('texts of any length and any letters come bounded and clean', () => {
  const found = iimFound(
    [CAPTION, 'a\0\x07b\r\n\r\n\r\n\r\nc  d'],
    [105, 'one\nline'],
    ...Array.from({ length: 3000 }, (_, n): DataSet => [25, `w${n}`]),
  );
  expect([found.caption, found.headline, found.words.length]).toEqual(['a b\n\nc d', 'one line', 200]);
  expect(foundInFile({ xmp: said('x'.repeat(300_000)) }).caption?.length).toBe(20_000);
});

test('no bytes make it throw, and what it finds is always what it promises', () => {
  const sound = [
    anExif([[0x013b, 'Somebody']], [[0x9003, '2007:07:24 16:32:00\0']]),
    aPhotoshopBlock(anIim([UTF8_MARKER, [CAPTION, 'x']])),
    said('x'),
  ];
  const damaged = fc
    .tuple(fc.constantFrom(...sound), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 12 }), fc.nat())
    .map(([block, hits, end]) => {
      const bytes = Buffer.from(block);
      for (const [at, byte] of hits) bytes[at % bytes.length] = byte;
      return bytes.subarray(0, end % 3 === 0 ? end % bytes.length : bytes.length);
    });
  const any = fc.oneof(damaged, fc.uint8Array({ maxLength: 200 }));
  fc.assert(
    fc.property(any, any, any, (exif, iptc, xmp) => {
      const found = foundInFile({ exif, iptc, xmp });
      expect(foundInPictureSchema.parse(found)).toEqual(found);
    }),
    { numRuns: 300 },
  );
});
