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

/** Nobody names more people in one comment; each is looked for among all colleagues. */
const MOST_LOOKED_AT = 100;

/**
 * The ids of the people whom a text names after an @, as the comment box writes it: the whole name, whatever its case; the longest
 * name that fits, so that “@Ada Reed-Moss” does not name Ada Reed. A letter before the @ makes it an e-mail address.
 */
export function mentionedIn(text: string, people: readonly Named[]): string[] {
  const { words: said, capitals } = folded(text);
  const byLength = people
    .map(({ id, name }) => ({ id, name: folded(name).words }))
    .toSorted((a, b) => b.name.length - a.name.length);
  const found = new Set<string>();
  let looked = 0;
  for (let at = said.indexOf('@'); at >= 0; at = said.indexOf('@', at + 1)) {
    looked += 1;
    if (looked > MOST_LOOKED_AT) break;
    if (!mayBeginAfter(said.slice(Math.max(0, at - 4), at))) continue;
    const isNamed = (name: string): boolean => {
      const end = at + 1 + name.length;
      return name !== '' && said.startsWith(name, at + 1) && isEnd(name, said.slice(end), capitals.has(end + 1));
    };
    const longest = byLength.find(({ name }) => isNamed(name));
    for (const { id, name } of byLength) if (name === longest?.name) found.add(id);
  }
  return [...found];
}

/**
 * Where a name ends: anywhere in a script that does not say so; a hyphen with a letter after it goes on, and an apostrophe with a capital, as in
 * D’Arcy. With small letters after it an apostrophe ends it: what the sentence does with a name is written so in many languages (“Reed’s”, “Yılmaz'ın”).
 */
function isEnd(name: string, after: string, isCapital: boolean): boolean {
  if (UNSPACED.test(name)) return true;
  if (GOES_ON.test(after)) return false;
  if (/^['’]\p{Ll}/u.test(after)) return !isCapital;
  return !/^[-‑'’]/u.test(after) || /^['’]s?(?![\p{L}\p{N}])/u.test(after) || !GOES_ON.test(after.slice(1));
}

/** Words whatever their case, letter by letter, with the places of capitals. The i of Turkish has a dot or none by its case. */
function folded(text: string): { words: string; capitals: ReadonlySet<number> } {
  const capitals = new Set<number>();
  let words = '';
  for (const letter of text.normalize('NFC').replace(/\s+/g, ' ')) {
    const small = letter.toLowerCase().replace('\u0307', '').replace('ı', 'i');
    if (letter !== letter.toLowerCase()) capitals.add(words.length);
    words += small;
  }
  return { words, capitals };
}
