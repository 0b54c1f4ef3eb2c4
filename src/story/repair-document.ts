import { Fragment, Node } from 'prosemirror-model';
import { type Problem, problem } from '../base/problem.ts';
import { isNodeName, isTextblock, mendedInline, mendedTextblock, type Repairs } from './document/mended.ts';
import { type Loose, looseOf } from './document/loose.ts';
import { mendedForm } from './document/mended-form.ts';
import { documentSchema, type NodeName } from './document-schema.ts';
import { isPutIn } from './suggested.ts';

export interface Repaired {
  readonly node: Node;
  /** What was repaired; empty when nothing was wrong. */
  readonly repairs: readonly Problem[];
}

/**
 * A sound document of whatever came: a document after a merge, or untrusted JSON of any shape. The result passes `check()`
 * and stands in its forms (`document-forms.ts`). No words are lost: text where no text can stand becomes paragraphs of
 * the body, doubled fields become one. A document that was sound comes back as the same node.
 */
export function repairDocument(input: unknown): Repaired {
  const repairs: Repairs = [];
  const node = mendedDocument(looseOf(input instanceof Node ? input.toJSON() : input), repairs);
  if (input instanceof Node && node.eq(input)) return { node: input, repairs: [] };
  return { node, repairs };
}

function mendedDocument(loose: Loose, repairs: Repairs): Node {
  const top = loose.name === 'doc' ? loose.children : [loose];
  const furniture = mendedForm('furniture', gathered(top, 'furniture', repairs), repairs);
  const mainMedia = mendedForm('mainMedia', gathered(top, 'mainMedia', repairs), repairs);
  const body = top.filter(({ name }) => name !== 'furniture' && name !== 'mainMedia');
  const blocks = mendedBlocks([...furniture.strays, ...mainMedia.strays, ...body], repairs);
  noteOrder(top, repairs);
  return documentSchema.node('doc', null, [furniture.node, mainMedia.node, ...withOwnIds(blocks, repairs)]);
}

function noteOrder(top: readonly Loose[], repairs: Repairs): void {
  if (top[0]?.name !== 'furniture' || top[1]?.name !== 'mainMedia')
    repairs.push(problem('node-misplaced', 'body', 'Furniture and main media come first. They were moved there.'));
}

/** All nodes of this name as one. */
function gathered(top: readonly Loose[], name: NodeName, repairs: Repairs): Loose {
  const found = top.filter((one) => one.name === name);
  if (found.length !== 1)
    repairs.push(problem('node-doubled', name, `The document had ${found.length} of ${name}. It has one now.`));
  const [first = looseOf({ type: name })] = found;
  return { ...first, children: found.flatMap(({ children }) => children) };
}

/** Blocks of the body, of blocks and of whatever stands where only blocks can; texts that touch become one paragraph. */
function mendedBlocks(nodes: readonly Loose[], repairs: Repairs): Node[] {
  const blocks: Node[] = [];
  let words: Loose[] = [];
  const flush = (): void => {
    if (words.length > 0) blocks.push(...paragraphOf(words, repairs));
    words = [];
  };
  for (const node of nodes) {
    if (node.name === 'text' || node.name === 'break') {
      words.push(node);
    } else {
      flush();
      blocks.push(...mendedBlock(node, repairs));
    }
  }
  flush();
  return blocks;
}

function paragraphOf(words: readonly Loose[], repairs: Repairs): Node[] {
  const content = Fragment.from(mendedInline(words, documentSchema.nodes.paragraph, repairs));
  repairs.push(problem('node-misplaced', 'body', 'Words were where none can be. They are a paragraph now.'));
  return content.size > 0 ? [documentSchema.node('paragraph', null, content)] : [];
}

function mendedBlock(loose: Loose, repairs: Repairs): Node[] {
  const { name } = loose;
  if (isNodeName(name) && documentSchema.nodes[name].spec.group === 'block')
    return mendedBlockNode(name, loose, repairs);
  if (isTextblock(name)) return paragraphOf(loose.children, repairs);
  if (name === 'tableGrid')
    return mendedBlockNode('table', { ...looseOf({ type: 'table' }), children: [loose] }, repairs);
  repairs.push(problem('node-unknown', 'body', `A “${name}” cannot appear in a body. Its words are paragraphs now.`));
  const own = loose.text === '' ? [] : [looseOf({ type: 'text', text: loose.text })];
  return mendedBlocks([...own, ...loose.children], repairs);
}

function mendedBlockNode(name: NodeName, loose: Loose, repairs: Repairs): Node[] {
  if (isTextblock(name)) return [mendedTextblock(name, loose, repairs)];
  const { node, strays } = mendedForm(name, loose, repairs);
  return [node, ...mendedBlocks(strays, repairs)];
}

/**
 * Each live post under an id of its own: the first keeps what it has, later ones get a number after it. One that is only suggested
 * may bear the id of the one it would replace.
 */
function withOwnIds(blocks: readonly Node[], repairs: Repairs): Node[] {
  const taken = new Set<unknown>(blocks.map(({ attrs }) => attrs['id']));
  const seen = new Set<unknown>();
  return blocks.map((node) => {
    if (node.type.name !== 'livePost' || (isPutIn(node) && node.attrs['id'] !== '')) return node;
    const given = String(node.attrs['id']);
    const id = given === '' || seen.has(given) ? freeId(given || 'post', taken) : given;
    seen.add(id);
    if (id === given) return node;
    taken.add(id);
    repairs.push(
      problem(
        'attribute-wrong',
        'livePost',
        `Two posts were called “${given}”, or one had no name. One has a new name now.`,
      ),
    );
    return documentSchema.node('livePost', { ...node.attrs, id }, node.content);
  });
}

function freeId(stem: string, taken: ReadonlySet<unknown>): string {
  const short = stem.slice(0, 48);
  let number = 2;
  while (taken.has(`${short}-${number}`)) number += 1;
  return `${short}-${number}`;
}
