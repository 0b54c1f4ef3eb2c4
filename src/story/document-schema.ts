import { type AttributeSpec, type MarkSpec, type NodeSpec, Schema } from 'prosemirror-model';
import { isInstant } from '../base/clock.ts';
import { pictureSchema } from './picture.ts';
import { isSafeAddress } from './safe-address.ts';

/**
 * The collaborative document of a story, as ProseMirror knows it. All typed words are text inside textblocks, so that
 * two people in one caption merge letter by letter; whatever is not typed is an attribute, one for each thing.
 *
 * A `field` is one single text of its container, told from the others by `name`; its words are plain. The content
 * expressions are looser than the forms in `document-forms.ts` on purpose: an editor bound to a merged document drops a node
 * whose content does not fit, with all its words, so nothing that a merge can bring about may fail to fit.
 * `repairDocument` brings documents back to their forms.
 *
 * A suggestion is a mark on words. A node that is more than its words, such as a picture, a divider, a row or a line feed, is
 * suggested as a whole by an attribute of the same name; what is nothing without words needs none.
 */
const aside = 'comment insertion deletion';

/** The id of a comment, a suggestion or a live post. */
const ID = /^[A-Za-z0-9_-]{1,64}$/;

const isFlag = (value: unknown): boolean => typeof value === 'boolean';
const isText = (value: unknown): boolean => typeof value === 'string';
const isId = (value: unknown): boolean => typeof value === 'string' && ID.test(value);
const isMoment = (value: unknown): boolean => value === '' || (typeof value === 'string' && isInstant(value));
const isAddress = (value: unknown): boolean => value === '' || isSafeAddress(value);
const isSeconds = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) > 0;
const isSuggestion = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return false;
  const { id, by, at, ...rest } = value as Record<string, unknown>;
  return isId(id) && isText(by) && isMoment(at) && Object.keys(rest).length === 0;
};
const isPicture = (value: unknown): boolean => pictureSchema.safeParse(value).success;
const orNull =
  (fits: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    value === null || fits(value);

/** An attribute; `check()` throws for a value that does not fit. Every one has a default, so that a bad one costs no words. */
function attribute(fits: (value: unknown) => boolean, otherwise: unknown): AttributeSpec {
  return {
    default: otherwise,
    validate: (value: unknown) => {
      if (!fits(value))
        throw new RangeError(`${JSON.stringify(value)} does not fit an attribute of a story's document`);
    },
  };
}

/** Whether somebody would put a whole node in, and whether somebody would take it out: two things, so that two people may say both. */
const suggestable = {
  insertion: attribute(orNull(isSuggestion), null),
  deletion: attribute(orNull(isSuggestion), null),
};

/** A container whose parts an editing command neither joins with what stands outside nor lifts out of it. */
function container(content: string, more: NodeSpec = {}): NodeSpec {
  return { content, defining: true, isolating: true, marks: '', ...more };
}

function block(content: string, attrs: Readonly<Record<string, AttributeSpec>> = {}): NodeSpec {
  return container(content, { group: 'block', attrs: { ...attrs, ...suggestable } });
}

/** Cells as prosemirror-tables knows them. A story's cells span one column and one row. */
const cellAttrs = {
  colspan: attribute((value) => value === 1, 1),
  rowspan: attribute((value) => value === 1, 1),
  colwidth: attribute((value) => value === null, null),
};

export const documentNodes = {
  doc: { content: 'furniture mainMedia block*', marks: '' },
  furniture: container('(field | byline)*', { selectable: false }),
  mainMedia: container('(image | video)*', { selectable: false }),
  byline: container('field*'),

  /** `text` is what a new cell of a table gets, so it is the name that is filled in. */
  field: {
    content: 'inline*',
    marks: aside,
    defining: true,
    isolating: true,
    selectable: false,
    attrs: { name: attribute(isText, 'text') },
  },
  paragraph: { content: 'inline*', group: 'block' },
  crosshead: { content: 'inline*', group: 'block', marks: aside, defining: true, attrs: suggestable },
  list: { content: 'listItem+', group: 'block', marks: '', attrs: { ordered: attribute(isFlag, false) } },
  listItem: { content: 'inline*', defining: true },
  keyPoints: container('listItem+', { group: 'block' }),

  pullQuote: block('field*'),
  quote: block('(paragraph | field)*'),
  image: block('field*', { picture: attribute(orNull(isPicture), null), decorative: attribute(isFlag, false) }),
  gallery: block('(field | image)*'),
  video: block('(field | image)*', {
    src: attribute(orNull(isSafeAddress), null),
    durationSeconds: attribute(orNull(isSeconds), null),
  }),
  audio: block('field*', {
    src: attribute(orNull(isSafeAddress), null),
    durationSeconds: attribute(orNull(isSeconds), null),
  }),
  embed: block('field*', {
    provider: attribute(isText, ''),
    url: attribute(isAddress, ''),
    at: attribute(orNull(isText), null),
  }),
  table: block('(field | tableGrid)*', { rowHeads: attribute(isFlag, false) }),
  tableGrid: container('tableRow+', { tableRole: 'table' }),
  tableRow: { content: '(tableCell | tableHeader)*', marks: '', tableRole: 'row', attrs: suggestable },
  tableCell: container('field+', { tableRole: 'cell', attrs: cellAttrs }),
  tableHeader: container('field+', { tableRole: 'header_cell', attrs: cellAttrs }),
  factBox: block('(field | paragraph | listItem)*'),
  timeline: block('(field | timelineEvent)*'),
  timelineEvent: container('(field | paragraph)*', { attrs: { date: attribute(orNull(isText), null) } }),
  relatedLink: block('field*', { href: attribute(isAddress, '') }),
  divider: { group: 'block', attrs: suggestable },
  livePost: block('(field | paragraph)*', { id: attribute(isId, ''), at: attribute(isMoment, '') }),

  text: { group: 'inline' },
  /** A line feed inside a text. */
  break: { group: 'inline', inline: true, selectable: false, leafText: () => '\n', attrs: suggestable },
} as const satisfies Record<string, NodeSpec>;

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

export type NodeName = keyof typeof documentNodes;
export type MarkName = keyof typeof documentMarks;

/** The schema without a face: how nodes are drawn and read from HTML is the screens' business, which add it to the same specs. */
export const documentSchema = new Schema<NodeName, MarkName>({ nodes: documentNodes, marks: documentMarks });
