import { parseInstant } from '../../base/clock.ts';
import { type FoundInPicture, foundInPictureSchema } from '../../story/found-in-picture.ts';
import { cleanLine, cleanText } from './decode-text.ts';
import { type Exif, readExif } from './exif.ts';
import { type Iim, readIim } from './iim.ts';
import { readXmp, type Xmp } from './xmp.ts';

/** The blocks of a picture file in which it says something of itself. */
export interface Blocks {
  readonly exif?: Uint8Array | undefined;
  readonly iptc?: Uint8Array | undefined;
  readonly xmp?: Uint8Array | undefined;
}

type Words = Omit<FoundInPicture, 'mainColour' | 'focus' | 'isMoving'>;

/**
 * What the blocks say. Where several say the same field, XMP goes before IIM and IIM before EXIF; IIM goes first where something that
 * knew no XMP changed it last (Metadata Working Group 2.0, 3.3.2). A block that cannot be read says nothing.
 */
export function foundInFile(blocks: Blocks): FoundInPicture {
  const exif = blocks.exif ? readExif(blocks.exif) : null;
  const iim = blocks.iptc ? readIim(blocks.iptc) : null;
  const xmp = blocks.xmp ? readXmp(blocks.xmp) : new Map<string, readonly string[]>();
  return foundInPictureSchema.parse(wordsOf(sayings({ exif, iim, xmp })));
}

interface ReadBlocks {
  readonly exif: Exif | null;
  readonly iim: Iim | null;
  readonly xmp: Xmp;
}

/** How one field is called in each kind of block. */
interface Field {
  readonly xmp: string | readonly string[];
  readonly iim?: number;
  readonly exif?: keyof Exif;
}

const fields = {
  caption: { xmp: 'dc:description', iim: 120, exif: 'description' },
  headline: { xmp: 'photoshop:Headline', iim: 105 },
  alt: { xmp: 'Iptc4xmpCore:AltTextAccessibility' },
  credit: { xmp: 'photoshop:Credit', iim: 110 },
  creators: { xmp: 'dc:creator', iim: 80, exif: 'artist' },
  copyright: { xmp: 'dc:rights', iim: 116, exif: 'copyright' },
  sublocation: { xmp: ['Iptc4xmpExt:LocationCreated/Iptc4xmpExt:Sublocation', 'Iptc4xmpCore:Location'], iim: 92 },
  city: { xmp: ['Iptc4xmpExt:LocationCreated/Iptc4xmpExt:City', 'photoshop:City'], iim: 90 },
  region: { xmp: ['Iptc4xmpExt:LocationCreated/Iptc4xmpExt:ProvinceState', 'photoshop:State'], iim: 95 },
  country: { xmp: ['Iptc4xmpExt:LocationCreated/Iptc4xmpExt:CountryName', 'photoshop:Country'], iim: 101 },
  people: { xmp: 'Iptc4xmpExt:PersonInImage' },
  words: { xmp: 'dc:subject', iim: 25, exif: 'words' },
  instructions: { xmp: 'photoshop:Instructions', iim: 40 },
  usageTerms: { xmp: 'xmpRights:UsageTerms' },
  digitalSourceType: { xmp: 'Iptc4xmpExt:DigitalSourceType' },
} as const satisfies Readonly<Record<string, Field>>;

type Sayings = (field: Field) => readonly (readonly string[])[];

/** What each block says of a field, those that go before others first. */
function sayings({ exif, iim, xmp }: ReadBlocks): Sayings & { readonly dates: readonly string[] } {
  const inXmp = (names: string | readonly string[]) =>
    [names]
      .flat()
      .map((name) => xmp.get(name) ?? [])
      .find((all) => all.length > 0) ?? [];
  const inIim = (number: number) => iim?.values.get(number) ?? [];
  const inExif = (name: keyof Exif) => [exif?.[name] ?? ''].filter((text) => !OF_CAMERA.test(text));
  const ordered = <T>(ofXmp: T, ofIim: T) => (iim?.changedAlone ? [ofIim, ofXmp] : [ofXmp, ofIim]);
  const of = (field: Field) => [
    ...ordered(inXmp(field.xmp), field.iim ? inIim(field.iim) : []),
    field.exif ? inExif(field.exif) : [],
  ];
  const dates = [
    ...ordered(inXmp(['photoshop:DateCreated', 'exif:DateTimeOriginal'])[0], iimDate(inIim(55)[0], inIim(60)[0])),
    exif?.taken ? exifDate(exif.taken, exif.zone) : undefined,
  ];
  return Object.assign(of, { dates: dates.filter((date) => date !== undefined) });
}

/** What cameras write where people write what is to be seen. */
const OF_CAMERA = /^(.*DIGITAL CAMERA|SONY DSC|Exif[_ ]JPEG[_ ]PICTURE|DCIM\\.*|default|untitled|\W*)$/i;

function wordsOf(said: ReturnType<typeof sayings>): Words {
  const text = (field: Field) => firstOf(said(field).map(([first]) => cleanText(first ?? '')));
  const line = (field: Field) => firstOf(said(field).map((all) => cleanLine(all.join(', '))));
  const lines = (field: Field) =>
    said(field)
      .map(namesIn)
      .find((all) => all.length > 0) ?? [];
  const [sublocation, city, region, country] = [fields.sublocation, fields.city, fields.region, fields.country].map(
    line,
  );
  return {
    caption: text(fields.caption),
    headline: line(fields.headline),
    alt: text(fields.alt),
    credit: line(fields.credit),
    creators: lines(fields.creators),
    copyright: line(fields.copyright),
    ...whenOf(said.dates),
    place: { sublocation: sublocation ?? null, city: city ?? null, region: region ?? null, country: country ?? null },
    people: lines(fields.people),
    words: lines(fields.words),
    instructions: text(fields.instructions),
    usageTerms: text(fields.usageTerms),
    digitalSourceType: sourceTypeOf(line(fields.digitalSourceType)),
  };
}

function firstOf<T>(all: readonly (T | null)[]): T | null {
  return all.find((one) => one !== null) ?? null;
}

/** Each name once; what is in one text with semicolons is several. */
function namesIn(texts: readonly string[]): string[] {
  const all = texts.flatMap((text) => text.split(';')).map(cleanLine);
  return [...new Set(all.filter((one) => one !== null))].slice(0, MOST_NAMES);
}

const MOST_NAMES = 200;
const sourceTypes = foundInPictureSchema.shape.digitalSourceType;

/** The vocabulary is an address with the name at its end; one that is not known says nothing. */
function sourceTypeOf(address: string | null): FoundInPicture['digitalSourceType'] {
  const read = sourceTypes.safeParse(address?.split(/[/:]/).at(-1));
  return read.success ? read.data : null;
}

/** The day is that of the date that goes first; the instant is known where one of the same day states its zone. */
function whenOf(dates: readonly string[]): Pick<FoundInPicture, 'created' | 'createdDay'> {
  const days = dates.map(dayIn);
  const createdDay = firstOf(days);
  const zoned = dates.filter((_, at) => createdDay !== null && days[at] === createdDay);
  return { createdDay, created: firstOf(zoned.map(parseInstant)) };
}

const dayShape = foundInPictureSchema.shape.createdDay;

function dayIn(date: string): string | null {
  const read = dayShape.safeParse(/^\d{4}-\d\d-\d\d/.exec(date)?.[0]);
  return read.success ? read.data : null;
}

/** `20070724` and `163200+0100`. */
function iimDate(day: string | undefined, time: string | undefined): string | undefined {
  if (!day || !/^\d{8}$/.test(day)) return undefined;
  const clock = /^(\d\d)(\d\d)(\d\d)([+-]\d\d)(\d\d)/.exec(time ?? '');
  const date = `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
  return clock ? `${date}T${clock[1]}:${clock[2]}:${clock[3]}${clock[4]}:${clock[5]}` : date;
}

/** `2007:07:24 16:32:00` and `+01:00`. */
function exifDate(taken: string, zone: string | null): string {
  const [day = '', time = ''] = taken.split(' ');
  const stated = zone && /^([+-]\d\d:\d\d|Z)$/.test(zone) ? zone : '';
  return `${day.replaceAll(':', '-')}T${time}${stated}`;
}
