import type { Byline } from '../../story/story.ts';
import { tidy, wordCount } from './tidy.ts';

const PARTICLES =
  /^(?:al|el|an|bin|bint|ibn|abu|da|das|de|del|della|der|des|di|do|dos|du|la|le|van|von|den|ter|ten|y|e|of|the|and|in|for|to|d|l|st)$/i;

/** Words that say what somebody does. They part a role from a name, a place or a crosshead. */
const ROLES =
  /\b(?:correspondent|editor|reporter|writer|journalist|columnist|producer|presenter|critic|analyst|spokes(?:man|woman|person)|minister|president|secretary|ambassador|envoy|director|chair(?:man|woman|person)?|chief|head|leader|mayor|governor|senator|councillor|officer|commissioner|constable|inspector|sergeant|general|colonel|captain|judge|lawyer|solicitor|professor|lecturer|doctor|nurse|scientist|researcher|historian|economist|teacher|student|pupil|engineer|farmer|fisherman|baker|driver|pilot|owner|manager|founder|author|artist|actor|singer|player|coach|trainer|resident|witness|survivor|victim|neighbour|neighbor|mother|father|parent|widow|son|daughter|brother|sister|reader|listener|viewer|member|campaigner|activist|volunteer|worker|trader|shopkeeper|MP|MEP|PM|Dr|CEO|adviser|advisor|official|expert|staff|freelance|freelancer|intern|contributor|representative|bishop|priest|imam|rabbi|king|queen|prince|princess)s?\b/i;

/** Words of a paper's or a station's own name. */
const ORGANISATION =
  /\b(?:news|newsroom|website|online|radio|television|tv|bbc|itn|cnn|npr|times|post|herald|tribune|courier|gazette|guardian|telegraph|mail|mirror|standard|observer|chronicle|journal|press|agency|reuters|afp|associated|service|programme|magazine|bureau|desk)\b/i;

/** True for words that could be somebody's name: few, capitalised (where the script has capitals), no sentence. */
export function looksLikeName(text: string): boolean {
  const words = text.split(' ');
  if (words.length > 7 || text.length > 70 || /[.!?:;"”]$|\d/.test(text.replace(/\b\p{L}\.$/u, ''))) return false;
  return words.every((word) => PARTICLES.test(word) || /^[("'‘“-]?(?:\p{Lu}|\p{Lo}|al-|el-|d['’]|l['’])/u.test(word));
}

/** True for words that say what somebody does or for whom. */
export function looksLikeRole(text: string): boolean {
  return (
    wordCount(text) <= 12 &&
    !/[.!?]["”]?$/.test(text) &&
    (ROLES.test(text) || ORGANISATION.test(text) || /^\p{Ll}/u.test(text))
  );
}

/** A speaker and what they are. */
export interface Speaker {
  readonly speaker: string | null;
  readonly role: string | null;
}

/**
 * The attribution under a quotation: name and role on lines of their own, or parted by a comma, a dash or brackets. A place is no
 * role: “Jeff Mason, UK” is how somebody is named.
 */
export function readSpeaker(lines: readonly string[]): Speaker {
  const [first = '', ...rest] = lines.map((line) => tidy(line).replace(/^[\s–—―-]+|[\s,–—-]+$/gu, '')).filter(Boolean);
  const [, name = first, role = ''] = /^(.{2,60}?)(?:,\s+|\s+[–—-]\s+|\s+\()(.+?)\)?$/u.exec(first) ?? [];
  if (rest.length === 0 && isPlaceOnly(first, role)) return { speaker: first, role: null };
  const whole = [role, ...rest].filter(Boolean).join(', ');
  return { speaker: name || null, role: whole || null };
}

/** After a comma: a name of nobody's work and nobody's house, such as `UK`, `Port Calder` or `Leeds, England`. */
function isPlaceOnly(line: string, after: string): boolean {
  return (
    after !== '' &&
    /^[^–—(-]{2,60},\s/u.test(line) &&
    after.split(/,\s+/).every((part) => looksLikeName(part) && part.split(' ').length <= 4) &&
    !ROLES.test(after) &&
    !ORGANISATION.test(after)
  );
}

/** No author, but what a publishing system writes where nobody is named; and buttons beside names. */
const NOBODY =
  /^(?:admin\w*|administrator|webmaster|root|guest|user|author|authors|unknown|anonymous|none|null|undefined|n\/a|editor|default|test|staff|system)$|\b(?:follow|subscribe|comments?|reply|log ?in|sign (?:in|up)|posts|profile|share|contact|about|view|read|more|e-?mail|name \*|fail)\b/i;

/** True for words that can be somebody's or an organisation's name, and not an address, a placeholder or a button. */
export function namesSomebody(text: string): boolean {
  return (
    text.length > 1 &&
    text.length < 120 &&
    !NOBODY.test(text) &&
    // A word in small letters is somebody's name on a machine.
    !/^[a-z\d_.-]+$/.test(text) &&
    /\p{L}/u.test(text) &&
    !/^https?:|@|\.(?:com|org|net)\b|[{}<>]/i.test(text)
  );
}

const BY =
  /^(?:by|words by|authored by|written by|posted by|published by|submitted by|reported by|reporting by|report by|analysis by|story by|text by)[\s:]+(?=\S)/i;

/** The name of a paper or a station, alone on its line. */
export const MASTHEAD =
  /^((?:the )?[\p{Lu}][\p{L}.]*(?: [\p{Lu}&][\p{L}.]*){0,3} (?:News|Online|Times|Post|Herald|Guardian|Telegraph|Tribune|Courier|Gazette|Chronicle|Journal|Observer))$/iu;

/** A line that is in brackets, without them. */
function unbracketed(text: string): string {
  return /^\(([^()]*)\)$/.exec(text)?.[1] ?? text;
}

/** True for a line that names who wrote the story. */
export function isByline(line: string): boolean {
  const text = unbracketed(line);
  return (
    text.length <= LONGEST_BYLINE &&
    (BY.test(text) || isBylineAbroad(text)) &&
    wordCount(text) <= 20 &&
    !/[.!?]$/.test(text.replace(/\b\p{Lu}\.$/u, ''))
  );
}

/** “Von Odile Brand”, “Par Odile Brand et Hal Oster”: short words begin sentences too, so that nothing but full names may follow. */
function isBylineAbroad(text: string): boolean {
  if (text.length > 120) return false;
  const names = withoutBy(text);
  const people = names === text ? [] : readByline(text);
  return people.length > 0 && people.every(({ person }) => isFullName(person));
}

function isFullName(text: string): boolean {
  const words = text.split(' ').filter((word) => !PARTICLES.test(word));
  return looksLikeName(text) && words.length > 1 && words.length < 5 && !ORGANISATION.test(text);
}

const SIGNED = new RegExp(
  `^(\\p{Lu}[\\p{L}'’.-]+(?: (?:Di|De|Del|Della|Da|Du|Van|Von|Der|Den|Le|La|Mac|St|de|del|der|den|di|da|du|van|von|bin|al|el))*(?: \\p{Lu}[\\p{L}'’.-]+){1,2}?),? (?:the |our )?((?:\\p{L}+ ){0,4}(?:[Cc]orrespondent|[Cc]ontributor|[Ee]ditor|[Rr]eporter|[Ww]riter|[Cc]olumnist|[Cc]ritic|[Aa]nalyst)(?: (?:in|for|at) .{2,40})?)$`,
  'u',
);

/** True for a byline without "By": a name and what somebody does at the paper. */
export function isSigned(text: string): boolean {
  if (text.length > LONGEST_BYLINE) return false;
  const [, name = ''] = SIGNED.exec(text) ?? [];
  return name !== '' && looksLikeName(name) && !ROLES.test(name);
}

/** No byline is longer; what is was never one. */
const LONGEST_BYLINE = 300;

/** The people of a byline: `By Ines Marlow, Transport correspondent, and Tom Okello`; `role` is what the next line says about them. */
export function readByline(text: string, roleLine: string | null = null): Byline[] {
  if (text.length > LONGEST_BYLINE * 4) return [];
  const line = withoutTimes(
    withoutBy(unbracketed(tidy(text)).replace(PICTURES_BY, '')).replace(
      /\s*[(<][^()<>]{0,200}(?:@|https?:)[^()<>]{0,200}[)>]|\s@\w{1,40}|\s[\w.+-]{1,60}@[\w.-]{3,80}/g,
      '',
    ),
  );
  if (line.length > LONGEST_BYLINE) return [];
  const names = eastern(line.replace(EDITED, ''))
    .replace(SUFFIX, ' $1')
    .replace(STAFF, withStaff)
    .replace(SIGNED, '$1, $2');
  const several = AND.test(names);
  const people = names
    .replace(BETWEEN_FULL_NAMES, '; ')
    .split(PARTING)
    .filter((part) => !OTHER_WORK.test(part))
    .flatMap((part) => peopleOf(part, several));
  const shared = roleLine ? rolePlace(roleLine) : null;
  return people
    .map((one) => (shared && one.role === null ? { ...one, ...shared } : one))
    .filter((one) => one.person !== '');
}

/** What tells a son from his father is part of his name. */
const SUFFIX = /,\s+((?:[JS]r\.?|I{2,3}|IV)(?=$|[\s,;]))/gu;

/** “Oster, Hal”, “Brand, Odile van”, as catalogues write a name; a house with its place, and a name with somebody's, are none. */
const INVERTED =
  /^(\p{Lu}[\p{L}'’-]+),\s+(\p{Lu}[\p{L}'’-]*\.?(?:[\s-]\p{Lu}[\p{L}'’-]*\.?)?)((?:\s\p{Ll}{2,3}){0,2})$/u;

/** A name in the order in which it is said; any other text as it is. For data: in a line that readers see a place may follow. */
export function givenFirst(name: string): string {
  const [, family = '', given = '', particles = ''] = INVERTED.exec(name) ?? [];
  const isHouseOrPlace =
    ORGANISATION.test(family) || /^\p{Lu}{2,6}$/u.test(family) || isKnownPlace(given) || ROLES.test(given);
  return given === '' || isHouseOrPlace ? name : `${given}${particles} ${family}`;
}

/** Whose the pictures are, behind whose the words are: `Teksti: Matti Virta Kuvat: Liisa Korpi`. */
const PICTURES_BY =
  /(?<=\p{L}{2})[\s,;|/–—-]+(?:kuvat?|argazki(?:a|ak)|ảnh|zdjęcia|фото|fotos?|foto’s|photos?|photographs?|pictures?|bild(?:er)?|bilde|fotografie|fotografías?)\s*[:：/]\s*\S.{0,80}$/iu;

/** Who worked on it behind whose the words are, without so much as a comma: `Odile Brand Edited by Hal Oster`. */
const EDITED = /(?<=\p{L}{2})\s+(?:edited|illustrated|translated|photographed|produced|curated) by\s\S.{0,120}$/iu;

/** `記者王小明／台北報導`, `김민수 기자`: names and what somebody does without a space or with the work behind, as papers of East Asia write them. */
function eastern(line: string): string {
  return line
    .replace(
      /^(?:[記记]者)\s*[:：]?\s*(\p{Script=Han}{2,4})(?:(?:\s*[／/|]\s*|\s)(\p{Script=Han}{2,6}[報报][導道]))?$/u,
      (_all, name: string, place?: string) => (place ? `${name}, ${place}` : name),
    )
    .replace(/^(\p{Script=Han}{3,6})\s?(記者|特派員|編集委員|論説委員)$/u, '$1, $2')
    .replace(/\s*[·,|/]\s*(?:사진|그래픽|영상)[\s=:/].{0,40}$/u, '')
    .replace(/^(\p{Script=Hangul}{2,4}) ?((?:\p{Script=Hangul}{2,4} ?)?(?:기자|특파원|논설위원))$/u, '$1, $2');
}

/** “Odile Brand staff”, “ODILE BRAND of the Gazette Staff”: where somebody belongs, without a comma before it. */
const STAFF =
  /^(.{3,120}?)(?:\s*[,/|–-]\s*|\s+(?=[Ss]taff$|STAFF$|of\s|the\s))((?:of (?:the )?|the )?(?:\p{Lu}[\p{L}.&'’-]* ){0,3}(?:[Ss]taff|STAFF))$/u;

function withStaff(line: string, name: string, staff: string): string {
  const last = name.split(AND).at(-1) ?? '';
  return isFullName(last) ? `${name}, ${staff.replace(/^of (?:the )?/i, '')}` : line;
}

const AND = /\s(?:and|AND|&|und|et|och|og)\s|;/;
/** Behind a sign for “and” stands a name of more than a letter: a paper may be called “Pen & i”. */
const PARTING = /,?\s+(?:and|AND|&|und|et|och|og)\s+(?!\p{L}(?:\s|$))|[;、]\s*/u;
/** Words of one letter or two stand in names as well, Ortega y Gasset's: they part two people where two words stand on both sides. */
const FULL_NAME =
  "\\p{Lu}[\\p{L}'’-]+ (?:(?:da|das|de|del|della|den|der|di|do|dos|el|la|las|los|ter|van|von) ){0,3}\\p{Lu}[\\p{L}'’-]+";
const BETWEEN_FULL_NAMES = new RegExp(
  `(?<=${FULL_NAME}),?\\s(?:y|e|i|и|і|та|ve|en|ja|és|a|au|ac)\\s(?=${FULL_NAME})`,
  'gu',
);

/** Who took the pictures or edited the words did not write them. */
const OTHER_WORK =
  /^(?:edit(?:ing|ed)|photo(?:s|graphs?|graphy)?|pictures?|graphics?|illustrations?|illustrated|video|translat(?:ion|ed)|produced|fot(?:o|os|ó|ók|ografie|ografía|oğraf|\.)|bild(?:er)?|photographies?|kuvat?|argazki(?:a|ak)|zdjęcia|ảnh|фото|写真|照片|사진)(?:\s+(?:by|von|par|por|di|de|door|av|af))?(?:\s*:|\s+(?<=\s(?:by|von|par|por|di|de|door|av|af)\s))/iu;

/** What is before a name in other languages. Some of these words begin names too, so that two more must follow. */
const BY_ABROAD =
  /^(?:von|par|por|di|da|door|av|af|från|fra|przez|od|tekst|texte?|testo|texto|auteure?|autore?|autora|autorin|författare|kirjoittaja|teksti|írta|írták|penulis|oleh|scris de|του|της|των|द्वारा|redaktion|redazione|redacción|автор|текст|yazan|haber|作者|文|取材・文|글|취재|بقلم|كتب|מאת)(?:\s*[:：/／・]\s*|\s+)(?=\S)/iu;

/** A byline without the word that opens it. */
export function withoutBy(text: string): string {
  const bare = text.replace(BY, '');
  if (bare !== text) return bare;
  const abroad = text.replace(BY_ABROAD, '');
  const isSure = /[:：/／・]/.test(text.slice(0, text.length - abroad.length)) || /^\p{Lo}{2}/u.test(abroad);
  return isSure || abroad.split(' ').length > 1 ? abroad : text;
}

/** Months and days of the week in the languages of Latin and Cyrillic script that papers date their lines in. */
const CALENDAR = new Set(
  ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'sv', 'da', 'nb', 'fi', 'pl', 'cs', 'tr', 'ru', 'uk'].flatMap((lang) =>
    (['long', 'short'] as const).flatMap((style) => {
      const written = (options: Intl.DateTimeFormatOptions) =>
        new Intl.DateTimeFormat(lang, { ...options, timeZone: 'UTC' });
      const [dated, month, weekday] = [
        written({ month: style, day: 'numeric' }),
        written({ month: style }),
        written({ weekday: style }),
      ];
      return Array.from({ length: 12 }, (_, at) => {
        const day = new Date(Date.UTC(2024, at, 1 + at));
        const part = (format: Intl.DateTimeFormat) => format.format(day).toLowerCase().replace(/\.$/, '');
        return [part(dated).replace(/[\d.\s]|\bde\b/g, ''), part(month), part(weekday)];
      }).flat();
    }),
  ),
);

/** A line without the time glued to it: nobody's name has figures in it. */
function withoutTimes(text: string): string {
  const at = text.search(/\d/);
  // A stamp that follows without a space is part of no name: “Odile BrandPublished 2 May”.
  const line = (at < 0 ? text : text.slice(0, at)).replace(GLUED, ' ');
  const words = line.split(' ');
  while (words.length > 1 && isOfTime(words.at(-1) ?? '', at >= 0)) words.pop();
  return words.join(' ').replace(/[\s,|·•–—-]{1,20}$/u, '');
}

const GLUED = /(?<=\p{Ll})(?=(?:Updated|Published|Posted|Modified|Last|First)\b)/gu;

function isOfTime(word: string, dated: boolean): boolean {
  const bare = word.toLowerCase().replace(/^[^\p{L}]{1,5}|[^\p{L}]{1,5}$/gu, '');
  if (bare === '') return true;
  return (
    dated &&
    (CALENDAR.has(bare) ||
      /^(?:updated|published|posted|modified|last|first|on|at|the|am|um|le|el|il|op|den|date|time)$/.test(bare))
  );
}

function peopleOf(part: string, several: boolean): Byline[] {
  const [first = '', ...rest] = part.split(/,\s*|\s*\|\s*|\s+[—–]\s+/).filter(Boolean);
  const said = rest.filter((one) => !OTHER_WORK.test(one));
  const more = said.filter((one) => isAnother(one, several));
  const role = said.filter((one) => !more.includes(one)).join(', ');
  return [personOf(first, role), ...more.map((one) => personOf(one, ''))];
}

/** Whether a piece behind a comma is somebody else, and no role, no house and no place that is known. */
function isAnother(piece: string, several: boolean): boolean {
  if (!looksLikeName(piece) || looksLikeRole(piece) || isPlace(piece)) return false;
  return several ? piece.includes(' ') : isFullName(piece) && piece.split(' ').length < 4;
}

/** "Transport Correspondent Ines Marlow": some papers put the role first. */
const ROLE_FIRST =
  /^(.*\b(?:[Cc]orrespondent|[Ee]ditor|[Rr]eporter|[Ww]riter|[Cc]olumnist|[Aa]nalyst))\s+(\p{Lu}[\p{L}'’.-]+(?: \p{Lu}[\p{L}'’.-]+){1,2})$/u;

/** For whom or with whose help somebody wrote: “Odile Brand for the Gazette”, “Odile Brand (AFP)”, “Odile Brand avec AFP”. */
const WITH_HOUSE = /^(\S+(?: \S+){1,3}?) (?:\(([^()]{2,40})\)|((?:for|with|avec|mit|con|för|med|voor) .{2,60}))$/u;
/** “ODILE BRAND Associated Press”: capitals end where the name does. */
const CAPITALS_AND_HOUSE = /^(\p{Lu}[\p{Lu}'’.-]+(?: \p{Lu}[\p{Lu}'’.-]*){1,3}) (\p{Lu}\p{Ll}.{2,60})$/u;

function isHouse(name: string, house: string): boolean {
  return ORGANISATION.test(house) || /\b\p{Lu}{2,5}\b/u.test(house) || name.endsWith(')');
}

/** “Testua: Odile Brand”, “Words: Odile Brand”: what somebody did, in whatever language, before a colon. */
const LABEL = /^\p{L}[\p{L}\p{M}’']{1,14}(?:\s\p{L}[\p{L}\p{M}’']{0,14})?\s*[:：]\s*(?=\S)/u;

/** “onze redacteur Odile Brand”, “De notre correspondante Odile Brand”: small words before a name that belong to no name. */
const WORK_FIRST =
  /^(?:De\s)?((?:\p{Lu}\p{Ll}*\s)?(?:\p{Ll}[\p{L}’']*[\s-]){1,5}(?:\p{Lu}?\p{Ll}*(?:[Rr]edakteur|[Kk]orrespondent|[Rr]eporter|[Mm]itarbeiter|[Aa]utor)(?:in)?\s)?)(\p{Lu}[\p{L}'’.-]+(?: \p{Lu}[\p{L}'’.-]+){1,2})$/u;

function personOf(said: string, role: string): Byline {
  const bare = said.replace(LABEL, '');
  const name = bare !== said && isFullName(bare) ? bare : said;
  const [, work = '', worker = ''] = WORK_FIRST.exec(name) ?? [];
  if (
    /(?:^|\s)\p{Ll}/u.test(work) &&
    work.split(/[\s-]/).some((word) => /^\p{Ll}/u.test(word) && !PARTICLES.test(word))
  )
    return { ...personOf(worker, role), role: [work.trim(), role].filter(Boolean).join(', ') };
  const [, before, behind] = ROLE_FIRST.exec(name) ?? [];
  if (before && behind && looksLikeName(behind)) return { person: behind, role: before, location: null };
  const [, alone, ...houses] = WITH_HOUSE.exec(name) ?? CAPITALS_AND_HOUSE.exec(name) ?? [];
  const house = houses.find(Boolean);
  if (alone && house && looksLikeName(alone) && isHouse(name, house))
    return { ...personOf(alone, role), role: [house, role].filter(Boolean).join(', ') };
  const at = name.search(/\sin\s+\p{Lu}/u);
  const [person, place] = at > 0 ? [name.slice(0, at), name.slice(at).replace(/^\s+in\s+/, '')] : [name, null];
  const known = role ? rolePlace(role) : { role: null, location: null };
  return { person: tidy(person), role: known.role, location: known.location ?? place };
}

/** What a line under a byline says: `BBC News, Tokyo` is where somebody works and where they are. */
export function rolePlace(text: string): Pick<Byline, 'role' | 'location'> {
  const line = tidy(text).replace(/^[\s,–—-]+|[\s,]+$/gu, '');
  const [, there = ''] = /^(?:[Ii]n|à|en|aus|desde|från) (\p{Lu}.{1,40})$/u.exec(line) ?? [];
  if (there !== '' && looksLikeName(there)) return { role: null, location: there };
  const [, role, place] = /^(.+),\s*(?:[Ii]n |IN )?([^,]+)$/.exec(line) ?? [];
  const isInTheirs =
    place !== undefined &&
    role !== undefined &&
    looksLikeRole(role) &&
    looksLikeName(place) &&
    !ROLES.test(place) &&
    !ORGANISATION.test(place);
  if (isInTheirs) return { role, location: place };
  return isPlace(line) ? { role: null, location: line } : { role: line || null, location: null };
}

/** Names of countries as papers write them beside what Intl knows. */
const COUNTRIES = new Set(['uk', 'us', 'usa', 'uae', 'england', 'scotland', 'wales', 'northern ireland']);
const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** Cities by which clocks are named (IANA), as papers write them: `New York`. */
const CITIES = new Set(
  Intl.supportedValuesOf('timeZone').map((zone) => zone.split('/').at(-1)?.replaceAll('_', ' ').toLowerCase()),
);

/** A country, a city of the world, or one word with a capital: nobody is called so, and nobody's work is. */
function isPlace(text: string): boolean {
  if (isKnownPlace(text)) return true;
  return /^\p{Lu}\p{Ll}{2,}(?:-\p{Lu}\p{Ll}+)*$/u.test(text) && !looksLikeRole(text);
}

function isKnownPlace(text: string): boolean {
  return isCountry(text) || CITIES.has(text.toLowerCase());
}

function isCountry(text: string): boolean {
  if (COUNTRIES.size < 100)
    for (const first of LETTERS)
      for (const second of LETTERS) COUNTRIES.add(regions.of(first + second)?.toLowerCase() ?? '');
  return text !== '' && COUNTRIES.has(text.toLowerCase());
}

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
