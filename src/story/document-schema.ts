import { type MarkSpec, type NodeSpec, Schema } from 'prosemirror-model';
import { type BlockNodeName, blockNodes } from './blocks.ts';
import { aside, attribute, container, isId, isMoment, isText, standing, suggestable } from './document/specs.ts';
import { isSafeAddress } from './safe-address.ts';
import type { NodeKind } from './kinds/define.ts';

/**
 * The collaborative document of a story, as ProseMirror knows it. All typed words are text inside textblocks, so that
 * two people in one caption merge letter by letter; whatever is not typed is an attribute, one for each thing.
 *
 * A `field` is one single text of its container, told from the others by `name`; its words are plain. The content
 * expressions are looser than the forms in `document-forms.ts` on purpose: an editor bound to a merged document drops a node
 * whose content does not fit, with all its words, so nothing that a merge can bring about may fail to fit.
 * `repairDocument` brings documents back to their forms.
 *
 * A suggestion is a mark on words, and an attribute of the same name on whatever is put in or taken out as a whole: a block, a
 * paragraph, a point, a row, a line feed. So a text that was empty before a suggestion is told from one that came with it.
 */
const ownNodes = {
  doc: { content: 'furniture mainMedia block*', marks: '' },
  furniture: container('(field | byline)*', { selectable: false }),
  mainMedia: container('(image | video)*', { selectable: false }),
  byline: container('field*', { attrs: suggestable, isOnlyWords: true }),

  /** `text` is what a new cell of a table gets, so it is the name that is filled in. */
  field: {
    content: 'inline*',
    marks: aside,
    defining: true,
    isolating: true,
    selectable: false,
    attrs: { name: attribute(isText, 'text') },
  },
  /** A point of whatever has points. */
  listItem: { content: 'inline*', defining: true, attrs: { ...standing, ...suggestable }, isOnlyWords: true },

  text: { group: 'inline' },
  /** A line feed inside a text. */
  break: { group: 'inline', inline: true, selectable: false, leafText: () => '\n', attrs: suggestable },
} as const satisfies Record<string, NodeSpec>;

export type NodeName = keyof typeof ownNodes | BlockNodeName;

const specs = Object.entries<NodeKind>(blockNodes).map(([name, { spec }]) => [name, spec]);

export const documentNodes = { ...ownNodes, ...Object.fromEntries(specs) } as Readonly<Record<NodeName, NodeSpec>>;

const suggestion: MarkSpec = {
  attrs: { id: attribute(isId, ''), by: attribute(isText, ''), at: attribute(isMoment, '') },
  inclusive: false,
};

export const documentMarks = {
  link: { attrs: { href: attribute(isSafeAddress, '') }, inclusive: false },
  emphasis: {},
  strong: {},
  superscript: { excludes: 'superscript subscript' },
  subscript: { excludes: 'superscript subscript' },
  comment: { attrs: { id: attribute(isId, '') }, inclusive: false, excludes: '' },
  /** Words somebody would put in; not part of the story until they are accepted. */
  insertion: suggestion,
  /** Words somebody would take out; part of the story until that is accepted. */
  deletion: suggestion,
} as const satisfies Record<string, MarkSpec>;

export type MarkName = keyof typeof documentMarks;

/** The schema without a face: how nodes are drawn and read from HTML is the screens' business, which add it to the same specs. */
export const documentSchema = new Schema<NodeName, MarkName>({ nodes: documentNodes, marks: documentMarks });
