import { readFileSync } from 'node:fs';

/**
 * schema.org as the package `schema-dts` types it, made from the vocabulary's own publication: which properties a
 * type has, those of its broader types among them, and which types a property takes.
 */
const source = readFileSync(new URL('schema.d.ts', import.meta.resolve('schema-dts')), 'utf8');

interface Shape {
  readonly parents: readonly string[];
  readonly properties: ReadonlyMap<string, readonly string[]>;
}

const shapes = new Map<string, Shape>(
  [...source.matchAll(/^(?:export )?interface (\w+) extends ([^{]+) \{\n([\s\S]*?)^\}/gm)].map(
    ([, name = '', parents = '', body = '']) => [
      name,
      { parents: parents.split(', '), properties: propertiesOf(body) },
    ],
  ),
);

const aliases = new Map<string, readonly string[]>(
  [...source.matchAll(/^export type (\w+) = ([^;]+);/gm)].map(([, name = '', union = '']) => [
    name,
    union.split(' | '),
  ]),
);

function propertiesOf(body: string): Map<string, readonly string[]> {
  const found = body.matchAll(/^ {4}"(\w+)"\?: SchemaValue<(.+), "\w+">;$/gm);
  return new Map([...found].map(([, name = '', union = '']) => [name, union.split(' | ')]));
}

/** What a property of a type may be; null when the type, as far as the vocabulary goes, has no such property. */
function typesOf(shape: string, property: string): readonly string[] | null {
  const found = shapes.get(shape);
  if (!found) return null;
  const own = found.properties.get(property);
  if (own) return own;
  return found.parents.map((parent) => typesOf(parent, property)).find((types) => types !== null) ?? null;
}

/** All names that a union of types stands for. */
function expand(union: readonly string[], seen = new Set<string>()): Set<string> {
  for (const name of union) {
    if (seen.has(name)) continue;
    seen.add(name);
    expand(aliases.get(name) ?? [], seen);
  }
  return seen;
}

type Node = Readonly<Record<string, unknown>>;

/** What is wrong with a node and everything in it, by schema.org; empty when nothing is. */
export function vocabularyErrors(node: Node, where = ''): string[] {
  const types = [node['@type']].flat() as string[];
  if (!types.every((type) => shapes.has(`${type}Leaf`))) return [`${where}: no type ${types.join()}`];
  return Object.entries(node)
    .filter(([property]) => !property.startsWith('@'))
    .flatMap(([property, value]) =>
      propertyErrors({ types, property, value, where: `${where}/${types[0]}.${property}` }),
    );
}

function propertyErrors(of: { types: string[]; property: string; value: unknown; where: string }): string[] {
  const { types, property, value, where } = of;
  const union = types.map((type) => typesOf(`${type}Leaf`, property)).find((found) => found !== null);
  if (!union) return [`${where}: no such property`];
  const allowed = expand(union);
  return [value].flat().flatMap((one) => valueErrors(one, allowed, where));
}

function valueErrors(value: unknown, allowed: ReadonlySet<string>, where: string): string[] {
  if (typeof value === 'object' && value !== null) {
    const node = value as Node;
    if (Object.keys(node).join() === '@id') return allowed.has('IdReference') ? [] : [`${where}: no reference`];
    const fits = ([node['@type']].flat() as string[]).some((type) => allowed.has(`${type}Leaf`));
    return [...(fits ? [] : [`${where}: not a ${String(node['@type'])}`]), ...vocabularyErrors(node, where)];
  }
  // A number is a count of pixels where the vocabulary wants a distance: so search engines document width and height.
  if (typeof value === 'number' && allowed.has('Distance')) return [];
  return allowed.has(typeof value) ? [] : [`${where}: not a ${typeof value}`];
}
