/** What a front is of: an edition, a section, a topic, nothing but itself, or the promos on an edition's stories. */
export type FrontKind = 'edition' | 'section' | 'topic' | 'free' | 'promos';

const kinds: readonly string[] = ['section', 'topic', 'free', 'promos'] satisfies FrontKind[];

/** What a front is of and the word of that, by its name: `uk`, `section/world`, `free/election`. */
export function frontNamed(id: string): { readonly is: FrontKind; readonly word: string } {
  const [kind = '', ...rest] = id.split('/');
  if (rest.length === 0 || !kinds.includes(kind)) return { is: 'edition', word: id };
  return { is: kind as FrontKind, word: rest.join('/') };
}

/** The name of a front of this kind. */
export function frontId(is: FrontKind, word: string): string {
  return is === 'edition' ? word : `${is}/${word}`;
}
