/** A value of JSON-LD before it is written; what is absent or empty is left out of the text. */
type LdValue = string | number | boolean | null | undefined | LdNode | readonly LdValue[];
export interface LdNode {
  readonly [property: string]: LdValue;
}

/** The text of a `<script type="application/ld+json">` with these nodes as one graph. */
export function ldText(nodes: readonly LdNode[]): string {
  return inertJson({ '@context': 'https://schema.org', '@graph': nodes.map(presentOnly) });
}

/**
 * A value as JSON. Characters that could end a script, open a comment or a CDATA section, or break a line of JavaScript are written as JSON
 * escapes, so the text is safe inside HTML whatever the values say, and parses back to the same values.
 */
export function inertJson(value: object): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The node without properties that say nothing: null, undefined, an empty text, an empty list. */
function presentOnly(node: LdNode): LdNode {
  const kept = Object.entries(node).map(([property, value]): [string, LdValue] => [property, present(value)]);
  return Object.fromEntries(kept.filter(([, value]) => !isNothing(value)));
}

function present(value: LdValue): LdValue {
  if (isList(value)) return value.map(present).filter((one) => !isNothing(one));
  return typeof value === 'object' && value !== null ? presentOnly(value) : value;
}

function isList(value: LdValue): value is readonly LdValue[] {
  return Array.isArray(value);
}

function isNothing(value: LdValue): boolean {
  return value === null || value === undefined || value === '' || (isList(value) && value.length === 0);
}
