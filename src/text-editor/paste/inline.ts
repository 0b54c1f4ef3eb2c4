import { Mark, type Node } from 'prosemirror-model';
import { isSafeAddress } from '../../story/safe-address.ts';
import { textSchema } from '../schema.ts';
import { cleanWords, directAddress, styleOf, styleText } from './words-of.ts';

const { strong, emphasis, superscript, subscript, link } = textSchema.marks;

/** The marks of an element's words: what its tag says, unless its own style says otherwise. */
export function marksUnder(element: Element, around: readonly Mark[]): readonly Mark[] {
  const style = styleOf(styleText(element));
  const tag = element.tagName.toLowerCase();
  let marks = toggled(around, strong.create(), weightOf(style.get('font-weight'), tag));
  marks = toggled(marks, emphasis.create(), slantOf(style.get('font-style'), tag));
  const align = style.get('vertical-align');
  if (tag === 'sup' || align === 'super') marks = superscript.create().addToSet(marks);
  if (tag === 'sub' || align === 'sub') marks = subscript.create().addToSet(marks);
  const href = tag === 'a' ? directAddress(element.getAttribute('href') ?? '') : '';
  // An address within the page it was copied from leads nowhere here.
  return isSafeAddress(href) && !href.startsWith('#') ? link.create({ href }).addToSet(marks) : marks;
}

function toggled(marks: readonly Mark[], mark: Mark, is: boolean | null): readonly Mark[] {
  if (is === null) return marks;
  return is ? mark.addToSet(marks) : mark.removeFromSet(marks);
}

function weightOf(weight: string | undefined, tag: string): boolean | null {
  if (weight) return /^(bold|bolder|[6-9]00)$/.test(weight);
  return tag === 'b' || tag === 'strong' ? true : null;
}

function slantOf(slant: string | undefined, tag: string): boolean | null {
  if (slant) return /^(italic|oblique)/.test(slant);
  return tag === 'i' || tag === 'em' || tag === 'cite' || tag === 'dfn' ? true : null;
}

/** Inline nodes as a text has them: no space at its ends, none doubled where two pieces meet, no line feed at its ends. */
export function tidied(nodes: readonly Node[]): Node[] {
  const kept: Node[] = [];
  for (const node of nodes) {
    const isBreak = node.type.name === 'break';
    const last = kept.at(-1);
    const isStart = !last || last.type.name === 'break' || last.text?.endsWith(' ');
    if (isBreak) {
      trimEnd(kept);
      if (kept.length > 0) kept.push(node);
      continue;
    }
    const words = isStart ? (node.text ?? '').replace(/^ +/, '') : (node.text ?? '');
    if (words !== '') kept.push(textSchema.text(words, node.marks));
  }
  trimEnd(kept);
  while (kept.at(-1)?.type.name === 'break') kept.pop();
  return kept;
}

function trimEnd(kept: Node[]): void {
  const last = kept.at(-1);
  if (!last?.isText || !last.text?.endsWith(' ')) return;
  kept.pop();
  const words = last.text.replace(/ +$/, '');
  if (words !== '') kept.push(textSchema.text(words, last.marks));
}

/** A text of a pasted document as inline nodes. */
export function inlineText(text: string, marks: readonly Mark[] = Mark.none): Node[] {
  const words = cleanWords(text);
  return words === '' ? [] : [textSchema.text(words, marks)];
}
