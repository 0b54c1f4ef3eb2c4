import { type NodeSpec, Schema } from 'prosemirror-model';
import { documentMarks, documentNodes, type MarkName, type NodeName } from '../../../story/document-schema.ts';

const faced = Object.fromEntries(
  Object.entries(documentNodes as Record<string, NodeSpec>).map(([name, spec]) => [
    name,
    name === 'text'
      ? spec
      : { ...spec, toDOM: () => (name === 'break' ? ['br'] : name === 'divider' ? ['hr'] : ['div', 0]) },
  ]),
) as Record<NodeName, NodeSpec>;

const marked = Object.fromEntries(
  Object.entries(documentMarks).map(([name, spec]) => [name, { ...spec, toDOM: () => ['span', 0] }]),
) as unknown as typeof documentMarks;

/** The story's document with a face: the same nodes and marks, drawn and read as HTML. */
export const textSchema = new Schema<NodeName, MarkName>({ nodes: faced, marks: marked });
