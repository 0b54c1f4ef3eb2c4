import type { Byline } from '../../story/story.ts';
import { tidy, wordCount } from './tidy.ts';

const PARTICLES =
  /^(?:al|el|an|bin|bint|ibn|abu|da|das|de|del|della|der|des|di|do|dos|du|la|le|van|von|den|ter|ten|y|e|of|the|and|in|for|to|d|l|st)$/i;

/** Words that say what somebody does. They part a role from a name, a place or a crosshead. */
const ROLES =
  /\b(?:correspondent|editor|reporter|writer|journalist|columnist|producer|presenter|critic|analyst|spokes(?:man|woman|person)|minister|president|secretary|ambassador|envoy|director|chair(?:man|woman|person)?|chief|head|leader|mayor|governor|senator|councillor|officer|commissioner|constable|inspector|sergeant|general|colonel|captain|judge|lawyer|solicitor|professor|lecturer|doctor|nurse|scientist|researcher|historian|economist|teacher|student|pupil|engineer|farmer|fisherman|baker|driver|pilot|owner|manager|founder|author|artist|actor|singer|player|coach|trainer|resident|witness|survivor|victim|neighbour|neighbor|mother|father|parent|widow|son|daughter|brother|sister|reader|listener|viewer|member|campaigner|activist|volunteer|worker|trader|shopkeeper|MP|MEP|PM|Dr|CEO|adviser|advisor|official|expert|representative|bishop|priest|imam|rabbi|king|queen|prince|princess)s?\b/i;

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

/** The attribution under a quotation: name and role on lines of their own, or parted by a comma, a dash or brackets. */
export function readSpeaker(lines: readonly string[]): Speaker {
  const [first = '', ...rest] = lines.map((line) => tidy(line).replace(/^[\s–—―-]+|[\s,–—-]+$/gu, '')).filter(Boolean);
  const [, name = first, role = ''] = /^(.{2,60}?)(?:,\s+|\s+[–—-]\s+|\s+\()(.+?)\)?$/u.exec(first) ?? [];
  const whole = [role, ...rest].filter(Boolean).join(', ');
  return { speaker: name || null, role: whole || null };
}

const BY = /^(?:by|words by|written by|reported by|reporting by|report by|analysis by|story by|text by)[\s:]+(?=\S)/i;

/** The name of a paper or a station, alone on its line. */
export const MASTHEAD =
  /^((?:the )?[\p{Lu}][\p{L}.]*(?: [\p{Lu}&][\p{L}.]*){0,3} (?:News|Online|Times|Post|Herald|Guardian|Telegraph|Tribune|Courier|Gazette|Chronicle|Journal|Observer))$/iu;

/** True for a line that names who wrote the story. */
export function isByline(text: string): boolean {
  return BY.test(text) && wordCount(text) <= 20 && !/[.!?]$/.test(text.replace(/\b\p{Lu}\.$/u, ''));
}

const SIGNED = new RegExp(
  `^(\\p{Lu}[\\p{L}'’.-]+(?: \\p{Lu}[\\p{L}'’.-]+){1,2}?),? (?:the |our )?((?:\\p{L}+ ){0,4}(?:[Cc]orrespondent|[Ee]ditor|[Rr]eporter|[Ww]riter|[Cc]olumnist|[Cc]ritic|[Aa]nalyst)(?: (?:in|for|at) .{2,40})?)$`,
  'u',
);

/** True for a byline without "By": a name and what somebody does at the paper. */
export function isSigned(text: string): boolean {
  const [, name = ''] = SIGNED.exec(text) ?? [];
  return name !== '' && looksLikeName(name) && !ROLES.test(name);
}

/** The people of a byline: `By Ines Marlow, Transport correspondent, and Tom Okello`; `role` is what the next line says of them. */
export function readByline(text: string, roleLine: string | null = null): Byline[] {
  const names = tidy(text).replace(BY, '').replace(SIGNED, '$1, $2');
  const several = /\s(?:and|&)\s|;/.test(names);
  const people = names.split(/,?\s+(?:and|&)\s+|;\s*/).flatMap((part) => peopleOf(part, several));
  const shared = roleLine ? rolePlace(roleLine) : null;
  return people
    .map((one) => (shared && one.role === null ? { ...one, ...shared } : one))
    .filter((one) => one.person !== '');
}

function peopleOf(part: string, several: boolean): Byline[] {
  const [first = '', ...rest] = part.split(/,\s*|\s*\|\s*/).filter(Boolean);
  const more = several ? rest.filter((one) => looksLikeName(one) && !looksLikeRole(one) && one.includes(' ')) : [];
  const role = rest.filter((one) => !more.includes(one)).join(', ');
  return [personOf(first, role), ...more.map((one) => personOf(one, ''))];
}

/** "Transport Correspondent Ines Marlow": some papers put the role first. */
const ROLE_FIRST =
  /^(.*\b(?:[Cc]orrespondent|[Ee]ditor|[Rr]eporter|[Ww]riter|[Cc]olumnist|[Aa]nalyst))\s+(\p{Lu}[\p{L}'’.-]+(?: \p{Lu}[\p{L}'’.-]+){1,2})$/u;

function personOf(name: string, role: string): Byline {
  const [, before, behind] = ROLE_FIRST.exec(name) ?? [];
  if (before && behind && looksLikeName(behind)) return { person: behind, role: before, location: null };
  const [, person = name, place = null] = /^(.+?)\s+in\s+(\p{Lu}.+)$/u.exec(name) ?? [];
  const known = role ? rolePlace(role) : { role: null, location: null };
  return { person: tidy(person), role: known.role, location: known.location ?? place };
}

/** What a line under a byline says: `BBC News, Tokyo` is where somebody works and where they are. */
export function rolePlace(text: string): Pick<Byline, 'role' | 'location'> {
  const line = tidy(text).replace(/^[\s,–—-]+|[\s,]+$/gu, '');
  const [, role, place] = /^(.+),\s*([^,]+)$/.exec(line) ?? [];
  const isPlace =
    place !== undefined &&
    role !== undefined &&
    looksLikeRole(role) &&
    looksLikeName(place) &&
    !ROLES.test(place) &&
    !ORGANISATION.test(place);
  return isPlace ? { role, location: place } : { role: line || null, location: null };
}
