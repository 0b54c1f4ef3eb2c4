interface Named {
  readonly id: string;
  readonly name: string;
}

/** A letter of a script that puts no space round a name, or writes what it does in the sentence onto it: “@山田太郎さん”, “@김민수가”. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*$/u;

/** Whether a name may begin after these words: at their beginning, behind whatever is no letter, and where names have no space before them. */
export function mayBeginAfter(words: string): boolean {
  return UNSPACED.test(words) || !/[\p{L}\p{M}\p{N}]$/u.test(words);
}

/** A letter or digit of any script: what goes on after a name is another name. */
const GOES_ON = /^[\p{L}\p{N}\p{M}]/u;

/**
 * The ids of the people whom a text names after an @, as the comment box writes it: the whole name, whatever its case; the longest
 * name that fits, so that “@Ada Reed-Moss” does not name Ada Reed. A letter before the @ makes it an e-mail address.
 */
export function mentionedIn(text: string, people: readonly Named[]): string[] {
  const said = folded(text);
  const byLength = people
    .map(({ id, name }) => ({ id, name: folded(name) }))
    .toSorted((a, b) => b.name.length - a.name.length);
  const found = new Set<string>();
  for (let at = said.indexOf('@'); at >= 0; at = said.indexOf('@', at + 1)) {
    if (!mayBeginAfter(said.slice(Math.max(0, at - 4), at))) continue;
    const rest = said.slice(at + 1);
    const longest = byLength.find(
      ({ name }) => name !== '' && rest.startsWith(name) && isEnd(name, rest.slice(name.length)),
    );
    for (const { id, name } of byLength) if (name === longest?.name) found.add(id);
  }
  return [...found];
}

/** Where a name ends: anywhere in a script that does not say so; a hyphen or an apostrophe with a letter after it goes on, an English possessive does not. */
function isEnd(name: string, after: string): boolean {
  if (UNSPACED.test(name)) return true;
  if (GOES_ON.test(after)) return false;
  return !/^[-‑'’]/u.test(after) || /^['’]s?(?![\p{L}\p{N}])/u.test(after) || !GOES_ON.test(after.slice(1));
}

function folded(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ');
}
