import type { Node } from 'prosemirror-model';
import { blankNode } from '../story/document-forms.ts';
import type { NodeName } from '../story/document-schema.ts';
import type { Way } from './kinds/face.ts';
import { ways } from './kinds/faces.ts';
import { textSchema } from './schema.ts';

/** What somebody may put in: the kinds of block, and the numbered list, which is a list of another look. */
export type Starter = Way['kind'];

/** A new block of a kind, ready to be typed into. */
export function starterOf(kind: Starter): Node {
  const way = ways.find((one) => one.kind === kind);
  return way?.start?.(textSchema) ?? blankNode(kind as NodeName, null, textSchema);
}
