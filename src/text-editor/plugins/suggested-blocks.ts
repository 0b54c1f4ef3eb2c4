import type { Node } from 'prosemirror-model';
import { Plugin } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { suggestionOn } from '../../story/suggested.ts';
import { textWords as words } from '../words.ts';
import { element } from '../dom.ts';
import '../suggest/suggested.css';

/** Shows which blocks, rows and line feeds somebody would put in or take out, in words and signs and not by colour alone. */
export function suggestedBlocks(): Plugin {
  const plugin: Plugin<DecorationSet> = new Plugin<DecorationSet>({
    state: {
      init: (_config, { doc }) => shownIn(doc),
      apply: (tr, shown) => (tr.docChanged ? shownIn(tr.doc) : shown),
    },
    props: { decorations: (state) => plugin.getState(state) },
  });
  return plugin;
}

function shownIn(doc: Node): DecorationSet {
  const found: Decoration[] = [];
  doc.descendants((node, pos) => void found.push(...shownOf(node, pos)));
  return DecorationSet.create(doc, found);
}

function shownOf(node: Node, pos: number): Decoration[] {
  const look = lookOf(node);
  if (!look) return [];
  if (node.isInline) return [Decoration.widget(pos, () => element(look.tag, {}, LINE_FEED), { key: look.tag })];
  const label = { 'data-suggested': look.label };
  if (node.type.name !== 'tableRow')
    return [Decoration.node(pos, pos + node.nodeSize, { class: look.classes, ...label })];
  // Between the cells of a row there is no room for words.
  const cell = node.firstChild?.nodeSize ?? 0;
  return [
    Decoration.node(pos, pos + node.nodeSize, { class: look.classes }),
    Decoration.node(pos + 1, pos + 1 + cell, label),
  ];
}

const LINE_FEED = '↵';

interface Look {
  readonly tag: 'ins' | 'del';
  readonly classes: string;
  readonly label: string;
}

function lookOf(node: Node): Look | null {
  const [isIn, isOut] = [suggestionOn(node, 'insertion') !== null, suggestionOn(node, 'deletion') !== null];
  if (isIn && isOut) return { tag: 'del', classes: 'is-put-in is-taken-out', label: words.suggestedBoth };
  if (isIn) return { tag: 'ins', classes: 'is-put-in', label: words.suggestedIn };
  return isOut ? { tag: 'del', classes: 'is-taken-out', label: words.suggestedOut } : null;
}
