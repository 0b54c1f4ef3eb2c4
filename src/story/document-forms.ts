import type { Attrs, Node, Schema } from 'prosemirror-model';
import { blockNodes } from './blocks.ts';
import { fields, type Part, several } from './document/form.ts';
import { documentSchema, type NodeName } from './document-schema.ts';
import type { NodeKind } from './kinds/define.ts';

/** What is in one place of a container: a field, or so many nodes of some kinds. */
export type FormPart = Part<NodeName>;

/** What is in nodes of this name, or null for those without a form: texts, leaves and the document itself. */
export function formOf(name: string): readonly FormPart[] | null {
  // Kinds are written one by one and name nodes of each other, so only the whole schema can say that each exists: its test does.
  return Object.hasOwn(forms, name) ? ((forms[name] ?? null) as readonly FormPart[] | null) : null;
}

/** Every container with what is in it, in order. A name of a field is the name of the story's own property. */
const forms: Readonly<Record<string, readonly Part[] | undefined>> = {
  furniture: [
    ...fields('kicker', 'headline', 'standfirst'),
    several('byline'),
    ...fields('dateline', 'shortHeadline', 'trailText', 'catchline'),
  ],
  mainMedia: [{ nodes: ['image', 'video'], least: 0, most: 1 }],
  byline: fields('person', 'role', 'location'),
  ...Object.fromEntries(Object.entries<NodeKind>(blockNodes).map(([name, { form }]) => [name, form])),
};

/** An empty node with everything its form demands: what an editor puts in when somebody asks for a pull quote or a table. */
export function blankNode(name: NodeName, attrs: Attrs | null = null, schema: Schema = documentSchema): Node {
  const parts = formOf(name) ?? [];
  return schema.node(
    name,
    attrs,
    parts.flatMap((part) => blankPart(part, schema)),
  );
}

function blankPart(part: FormPart, schema: Schema): Node[] {
  if ('field' in part) return [schema.node('field', { name: part.field })];
  return Array.from({ length: part.least }, () => blankNode(part.nodes[0], null, schema));
}

/** The document of a story of which nothing is written. */
export function blankDocument(schema: Schema = documentSchema): Node {
  return schema.node('doc', null, [
    blankNode('furniture', null, schema),
    blankNode('mainMedia', null, schema),
    blankNode('paragraph', null, schema),
  ]);
}
