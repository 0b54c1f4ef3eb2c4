import type { Attrs, Node, Schema } from 'prosemirror-model';
import { documentSchema, type NodeName } from './document-schema.ts';

/** What stands in one place of a container: a field, or so many nodes of some kinds. */
export type Part =
  | { readonly field: string }
  | { readonly nodes: readonly [NodeName, ...NodeName[]]; readonly least: number; readonly most: number };

function fields(...names: string[]): Part[] {
  return names.map((field) => ({ field }));
}

function several(node: NodeName, least = 0): Part {
  return { nodes: [node], least, most: Number.POSITIVE_INFINITY };
}

/** Every container with what stands in it, in order. A name of a field is the name of the story's own property. */
const forms = {
  furniture: [
    ...fields('kicker', 'headline', 'standfirst'),
    several('byline'),
    ...fields('dateline', 'shortHeadline', 'trailText', 'catchline'),
  ],
  mainMedia: [{ nodes: ['image', 'video'], least: 0, most: 1 }],
  byline: fields('person', 'role', 'location'),
  list: [several('listItem', 1)],
  keyPoints: [several('listItem', 1)],
  pullQuote: fields('text', 'speaker', 'role', 'source'),
  quote: [several('paragraph', 1), ...fields('speaker', 'role', 'source')],
  image: fields('alt', 'caption', 'credit'),
  gallery: [...fields('title'), several('image')],
  video: [...fields('title', 'caption', 'credit', 'transcript', 'captions'), { nodes: ['image'], least: 0, most: 1 }],
  audio: fields('title', 'credit', 'transcript'),
  embed: fields('snapshot', 'author'),
  table: [...fields('caption'), { nodes: ['tableGrid'], least: 1, most: 1 }, ...fields('source')],
  tableGrid: [several('tableRow', 1)],
  tableRow: [{ nodes: ['tableCell', 'tableHeader'], least: 1, most: Number.POSITIVE_INFINITY }],
  tableCell: fields('text'),
  tableHeader: fields('text'),
  factBox: [...fields('title'), several('paragraph'), several('listItem')],
  timeline: [...fields('title'), several('timelineEvent', 1)],
  timelineEvent: [...fields('when'), { nodes: ['paragraph'], least: 1, most: 1 }],
  relatedLink: fields('text'),
  livePost: [...fields('headline', 'by'), several('paragraph', 1)],
} as const satisfies Partial<Record<NodeName, readonly Part[]>>;

export type FormName = keyof typeof forms;

/** What stands in nodes of this name, or null for those without a form: texts, leaves and the document itself. */
export function formOf(name: string): readonly Part[] | null {
  return Object.hasOwn(forms, name) ? forms[name as FormName] : null;
}

/** An empty node with everything its form demands: what an editor puts in when somebody asks for a pull quote or a table. */
export function blankNode(name: NodeName, attrs: Attrs | null = null, schema: Schema = documentSchema): Node {
  const parts = formOf(name) ?? [];
  return schema.node(
    name,
    attrs,
    parts.flatMap((part) => blankPart(part, schema)),
  );
}

function blankPart(part: Part, schema: Schema): Node[] {
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
