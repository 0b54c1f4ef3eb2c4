import { createHash } from 'node:crypto';
import { type Problem, problem } from '../../base/problem.ts';
import { leakedPasswords } from './leaked-passwords.ts';

/** What a password alone must reach. (NIST SP 800-63B-4, 3.1.1.2: 15 characters where it is the only factor, at least 64 allowed.) */
const SHORTEST_PASSWORD = 15;
const LONGEST_PASSWORD = 256;

/**
 * Why a password cannot be taken. Any characters are; what is asked is length, and that it is not what everybody tries first:
 * common words, the person's own name or address, the newsroom's name, digits in a row, one thing over and over, or a password that leaked.
 */
export function passwordProblems(password: string, own: readonly string[]): Problem[] {
  const found: string[] = [];
  const length = [...password.normalize('NFKC')].length;
  if (length < SHORTEST_PASSWORD)
    found.push(
      `Use at least ${SHORTEST_PASSWORD} characters; four unrelated words are easy to remember. It has ${length}.`,
    );
  if (length > LONGEST_PASSWORD) found.push(`Use at most ${LONGEST_PASSWORD} characters.`);
  if (length >= SHORTEST_PASSWORD && isEasy(password, own))
    found.push(
      'This is made of what people guess first: common words, names, keyboard rows or repetition. Use something else.',
    );
  else if (length >= SHORTEST_PASSWORD && isLeaked(password))
    found.push(
      'This password is in lists stolen from other sites, and those are tried first. Use another, both here and there.',
    );
  return found.map((say) => problem('password-unfit', 'password', say));
}

const DIGEST_BYTES = 6;
let digests: ReadonlySet<string> | null = null;

/**
 * Whether a password, in whatever case, is among the commonest leaked ones. (NIST SP 800-63B-4, 3.1.1.2; OWASP ASVS 4.0.3, 2.1.7.) The whole
 * password is compared, as NIST asks. No other site is asked: a password leaves this machine for nobody.
 */
function isLeaked(password: string): boolean {
  digests ??= readDigests();
  const digest = createHash('sha256').update(password.normalize('NFKC').toLowerCase()).digest();
  return digests.has(digest.toString('latin1', 0, DIGEST_BYTES));
}

function readDigests(): ReadonlySet<string> {
  const bytes = Buffer.from(leakedPasswords, 'base64');
  const places = Array.from({ length: bytes.length / DIGEST_BYTES }, (_, n) => n * DIGEST_BYTES);
  return new Set(places.map((at) => bytes.toString('latin1', at, at + DIGEST_BYTES)));
}

/** Both as it is typed and with the letters for which people write digits and signs. */
function isEasy(password: string, own: readonly string[]): boolean {
  const typed = password.normalize('NFKC').toLowerCase();
  const words = [...own.flatMap(partsOf), ...COMMON].sort((a, b) => b.length - a.length);
  return isRepetition(typed) || isMadeOf(typed, words) || isMadeOf(unsigned(typed), words.map(unsigned));
}

function isRepetition(text: string): boolean {
  return /^(.{1,5}?)\1+.{0,4}$/u.test(text);
}

function isMadeOf(text: string, words: readonly string[]): boolean {
  const left = words.reduce((rest, word) => rest.replaceAll(word, ''), text);
  return left.replaceAll(/[^\p{L}]/gu, '').length < 3;
}

function unsigned(text: string): string {
  return text.replaceAll(/[@013457$]/g, (sign) => SIGNS[sign] ?? sign);
}

const SIGNS: Readonly<Record<string, string>> = {
  '@': 'a',
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  $: 's',
};

function partsOf(text: string): string[] {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part.length > 2);
}

/** What lists of leaked passwords begin with, and the rows of a keyboard. */
const COMMON = [
  'password',
  'passwort',
  'passphrase',
  'letmein',
  'welcome',
  'changeme',
  'change',
  'default',
  'secret',
  'admin',
  'administrator',
  'login',
  'master',
  'monkey',
  'dragon',
  'football',
  'baseball',
  'basketball',
  'sunshine',
  'princess',
  'iloveyou',
  'superman',
  'batman',
  'shadow',
  'michael',
  'jordan',
  'trustno1',
  'whatever',
  'freedom',
  'starwars',
  'pokemon',
  'computer',
  'internet',
  'summer',
  'winter',
  'spring',
  'autumn',
  'january',
  'february',
  'march',
  'april',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
  'hello',
  'charlie',
  'liverpool',
  'arsenal',
  'chelsea',
  'newsroom',
  'standfirst',
  'journalist',
  'reporter',
  'editor',
  'newspaper',
  'correcthorsebatterystaple',
  'correct',
  'horse',
  'battery',
  'staple',
  'qwertyuiop',
  'qwertzuiop',
  'asdfghjkl',
  'zxcvbnm',
  'yxcvbnm',
  'qwerty',
  'qwertz',
  'azerty',
  'asdfgh',
  'asdf',
  'zxcv',
  '1qaz',
  'qaz',
  'wsx',
  'edc',
  'abcdefghijklmnopqrstuvwxyz',
  'abcdef',
  'abcd',
  'abc',
  'test',
  'user',
  'guest',
  'root',
  'love',
  'god',
  'the',
  'and',
  'for',
  'you',
  'new',
  'my',
  'is',
];
