interface Named {
  readonly id: string;
  readonly name: string;
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
    if (/[\p{L}\p{N}]$/u.test(said.slice(Math.max(0, at - 2), at))) continue;
    const rest = said.slice(at + 1);
    const longest = byLength.find(({ name }) => name !== '' && rest.startsWith(name) && isEnd(rest.slice(name.length)));
    for (const { id, name } of byLength) if (name === longest?.name) found.add(id);
  }
  return [...found];
}

/** Where a name ends; a hyphen or an apostrophe with a letter after it goes on, an English possessive does not. */
function isEnd(after: string): boolean {
  if (GOES_ON.test(after)) return false;
  return !/^[-‑'’]/u.test(after) || /^['’]s?(?![\p{L}\p{N}])/u.test(after) || !GOES_ON.test(after.slice(1));
}

function folded(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ');
}
