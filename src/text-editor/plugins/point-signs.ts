import type { Node } from 'prosemirror-model';
import { Plugin } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { type Branch, branchesOf, type Standing } from '../../story/points.ts';
import { isOfPoints } from '../commands/places.ts';
import { textSchema } from '../schema.ts';

/** What is drawn of points within points: how deep readers will see them, and their bullet or number. */
export function pointSigns(): Plugin {
  const plugin: Plugin<DecorationSet> = new Plugin<DecorationSet>({
    state: {
      init: (_config, { doc }) => signsIn(doc),
      apply: (tr, signs) => (tr.docChanged ? signsIn(tr.doc) : signs),
    },
    props: { decorations: (state) => plugin.getState(state) },
  });
  return plugin;
}

function signsIn(doc: Node): DecorationSet {
  const found: Decoration[] = [];
  doc.descendants((node, pos) => {
    if (node.children.some((child) => Number(child.attrs['depth'] ?? 0) > 0)) found.push(...signsOf(node, pos));
    return !node.isTextblock && !isOfPoints(node);
  });
  return DecorationSet.create(doc, found);
}

interface Placed {
  readonly node: Node;
  readonly pos: number;
}

function signsOf(list: Node, start: number): Decoration[] {
  const points: Placed[] = [];
  list.forEach((node, offset) => {
    if (node.type === textSchema.nodes.listItem) points.push({ node, pos: start + 1 + offset });
  });
  const ordered = list.attrs['ordered'] === true;
  const branches = branchesOf(points, ({ node }) => node.attrs as Standing);
  return signed(branches, { depth: 0, ordered, first: Number(list.attrs['start'] ?? 1) });
}

interface Level {
  readonly depth: number;
  readonly ordered: boolean;
  readonly first: number;
}

function signed(branches: readonly Branch<Placed>[], { depth, ordered, first }: Level): Decoration[] {
  let number = first - 1;
  return branches.flatMap(({ point: { node, pos }, lists }) => {
    number = (node.attrs['number'] as number | null) ?? number + 1;
    const inside = lists.flatMap((list) =>
      signed(list.branches, { depth: depth + 1, ordered: list.ordered, first: 1 }),
    );
    const said =
      depth > 0 ? within(depth, ordered ? `${number}.` : BULLETS[(depth - 1) % 2]) : ordered ? counted(number) : {};
    return [Decoration.node(pos, pos + node.nodeSize, said), ...inside];
  });
}

const BULLETS = ['◦', '▪'];

function within(depth: number, sign = ''): Record<string, string> {
  return { 'data-sign': sign, 'aria-level': String(depth + 1), style: `--depth: ${depth}` };
}

/** Browsers count every point in sight, those within others too. */
function counted(number: number): Record<string, string> {
  return { value: String(number) };
}
