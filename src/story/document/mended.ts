import { Fragment, Mark, type Node, type NodeType } from 'prosemirror-model';
import { plainText } from '../../base/plain-text.ts';
import { type Problem, problem } from '../../base/problem.ts';
import { documentMarks, documentNodes, documentSchema, type MarkName, type NodeName } from '../document-schema.ts';
import type { Loose, LooseMark } from './loose.ts';
import { attributes, fits } from './written.ts';

/** What was repaired so far; each step of a repair adds its own. */
export type Repairs = Problem[];

export function isNodeName(name: string): name is NodeName {
  return Object.hasOwn(documentNodes, name);
}

function isMarkName(name: string): name is MarkName {
  return Object.hasOwn(documentMarks, name);
}

export function isTextblock(name: string): name is NodeName {
  return isNodeName(name) && documentSchema.nodes[name].isTextblock;
}

/** The attributes that pass; the others go back to their defaults, which is noted. */
export function mendedAttributes(name: NodeName, loose: Loose, repairs: Repairs): Record<string, unknown> {
  const kept = attributes(name, loose.attrs);
  for (const key of loose.attrs.keys()) {
    if (!Object.hasOwn(kept, key)) {
      repairs.push(problem('attribute-wrong', name, `A ${name} had a “${key}” that it cannot have. It was removed.`));
    }
  }
  return kept;
}

/** A textblock with everything under it as words in a row. */
export function mendedTextblock(name: NodeName, loose: Loose, repairs: Repairs): Node {
  const attrs = mendedAttributes(name, loose, repairs);
  return documentSchema.node(name, attrs, mendedInline(loose.children, documentSchema.nodes[name], repairs));
}

/** All words under these nodes as inline content of a textblock, with the marks that may stand there. */
export function mendedInline(children: readonly Loose[], parent: NodeType, repairs: Repairs): Node[] {
  return children.flatMap((child) => {
    if (child.name !== 'text' && child.name !== 'break')
      repairs.push(
        problem('node-misplaced', parent.name, `A ${parent.name} held more than words. Its words were kept.`),
      );
    return [...mendedLeaf(child, parent, repairs), ...mendedInline(child.children, parent, repairs)];
  });
}

function mendedLeaf(loose: Loose, parent: NodeType, repairs: Repairs): Node[] {
  const { name } = loose;
  const text = plainText(loose.text);
  const kept = mendedMarks(loose.marks, parent, repairs);
  const line =
    name === 'break' ? [documentSchema.node('break', mendedAttributes('break', loose, repairs), [], kept)] : [];
  return text === '' ? line : [...line, documentSchema.text(text, kept)];
}

function mendedMarks(loose: readonly LooseMark[], parent: NodeType, repairs: Repairs): readonly Mark[] {
  let kept: readonly Mark[] = Mark.none;
  for (const mark of loose) {
    const made = mendedMark(mark, parent);
    if (made) kept = made.addToSet(kept);
    else
      repairs.push(
        problem(
          'mark-wrong',
          parent.name,
          `Words in a ${parent.name} had a “${mark.name}” that cannot be there. It was removed.`,
        ),
      );
  }
  return kept;
}

function mendedMark({ name, attrs }: LooseMark, parent: NodeType): Mark | null {
  if (!isMarkName(name)) return null;
  const type = documentSchema.marks[name];
  const sound = Object.entries(type.spec.attrs ?? {}).every(([key, { validate }]) => {
    return typeof validate !== 'function' || fits(() => validate(attrs.get(key)));
  });
  return sound && parent.allowsMarkType(type) ? type.create(Object.fromEntries(attrs)) : null;
}

/** Two texts in one, with `between` where both say something. */
export function joined(one: Node, other: Node, between: Node): Node {
  if (other.content.size === 0) return one;
  if (one.content.size === 0) return one.copy(other.content);
  return one.copy(one.content.append(Fragment.from(between)).append(other.content));
}
