/** Minutes east of Greenwich of the letters that papers print after a time. Where two zones share letters, the one news sites mean. */
const offsets: Readonly<Record<string, number>> = {
  GMT: 0,
  UTC: 0,
  UT: 0,
  Z: 0,
  WET: 0,
  BST: 60,
  WEST: 60,
  CET: 60,
  MEZ: 60,
  WAT: 60,
  CEST: 120,
  MESZ: 120,
  EET: 120,
  SAST: 120,
  CAT: 120,
  EEST: 180,
  MSK: 180,
  EAT: 180,
  AST: -240,
  ADT: -180,
  TRT: 180,
  GST: 240,
  PKT: 300,
  IST: 330,
  NPT: 345,
  ICT: 420,
  WIB: 420,
  WITA: 480,
  SGT: 480,
  MYT: 480,
  PHT: 480,
  HKT: 480,
  AWST: 480,
  JST: 540,
  KST: 540,
  ACST: 570,
  AEST: 600,
  AEDT: 660,
  NZST: 720,
  NZDT: 780,
  BRT: -180,
  NST: -210,
  EDT: -240,
  EST: -300,
  CDT: -300,
  CST: -360,
  MDT: -360,
  MST: -420,
  PDT: -420,
  PST: -480,
  AKDT: -480,
  AKST: -540,
  HST: -600,
};

/** Letters and words that name a place's clock, summer and winter. */
const places: Readonly<Record<string, string>> = {
  UK: 'Europe/London',
  LONDON: 'Europe/London',
  ET: 'America/New_York',
  EASTERN: 'America/New_York',
  CT: 'America/Chicago',
  MT: 'America/Denver',
  PT: 'America/Los_Angeles',
  PACIFIC: 'America/Los_Angeles',
};

const american = new Set([
  'AST',
  'ADT',
  'EDT',
  'EST',
  'CDT',
  'CST',
  'MDT',
  'MST',
  'PDT',
  'PST',
  'ET',
  'EASTERN',
  'CT',
  'MT',
  'PT',
  'PACIFIC',
]);

/** Names of clocks in other letters, as papers write them behind a time. */
const ABROAD: readonly (readonly [RegExp, string])[] = [
  [/(?<!\p{L})мск(?!\p{L})|(?:по )?московско(?:му|го) времени/giu, 'MSK'],
  [/за київським часом|по киевскому времени/giu, 'Europe/Kyiv'],
  [/(?<!\p{L})(?:saatiyle|türkiye saati(?:yle)?)(?!\p{L})/giu, 'TRT'],
  [/日本時間|한국\s?시간/gu, 'JST'],
  [/北京[时時][间間]/gu, 'SGT'],
];

/** A line in which such names stand in the letters that this table knows. */
export function withKnownZones(line: string): string {
  return ABROAD.reduce((text, [shape, name]) => text.replace(shape, name), line);
}

/** A clock: minutes east of Greenwich, or an IANA zone whose offset depends on the day. */
export type Zone = number | string;

/** A pattern for the name of a clock, longest first, to stand behind a time. */
export const zonePattern = [...Object.keys(offsets), ...Object.keys(places)]
  .sort((a, b) => b.length - a.length)
  .join('|');

/** The clock that letters such as `GMT`, `UK`, `+0200` or `GMT+1` name; null when they name none. */
export function zoneNamed(text: string): Zone | null {
  const name = text.toUpperCase().replace(/[^A-Z0-9+:-]/g, '');
  const shift = /^(?:GMT|UTC)?([+-])(\d{1,2}):?(\d{2})?$/.exec(name);
  if (shift) return (shift[1] === '-' ? -1 : 1) * (Number(shift[2]) * 60 + Number(shift[3] ?? 0));
  return offsets[name] ?? places[name] ?? ianaZone(text);
}

/** `America/New_York`, where it is one. */
function ianaZone(text: string): Zone | null {
  const name = text.replace(/[()\s]/g, '');
  if (!name.includes('/')) return null;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

/** Americans write the month first in dates made of figures. */
export function isAmerican(text: string): boolean {
  return american.has(text.toUpperCase().replace(/[^A-Z]/g, ''));
}

/** Minutes east of Greenwich of a clock at a moment. */
export function minutesEast(zone: Zone, at: Date): number {
  if (typeof zone === 'number') return zone;
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(at);
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
}

/** The moment when a clock shows what a UTC date shows. In the hour an autumn night repeats, the first time round. */
export function momentOn(zone: Zone, shown: Date): Date {
  const guess = new Date(shown.getTime() - minutesEast(zone, shown) * 60_000);
  return new Date(shown.getTime() - minutesEast(zone, guess) * 60_000);
}
