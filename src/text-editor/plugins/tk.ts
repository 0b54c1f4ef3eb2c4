import type { Node } from 'prosemirror-model';
import { Plugin } from 'prosemirror-state';
import { DecorationSet } from 'prosemirror-view';
import { afterChange, type Finder, highlighted, stretchesIn, wordsIn } from './highlights.ts';

/** TK, "to come", as a word of its own in capitals: where something is still missing. */
const MARKER = /\bTK(?:TK)*\b/gu;

const findMarkers: Finder = (text: Node) => {
  return [...wordsIn(text).matchAll(MARKER)].map((match) => ({ from: match.index, to: match.index + match[0].length }));
};

/** Highlights TK markers wherever they stand. */
export function tkMarkers(): Plugin {
  const look = { find: findMarkers, name: 'tk' };
  const plugin: Plugin<DecorationSet> = new Plugin<DecorationSet>({
    state: {
      init: (_config, { doc }) => DecorationSet.create(doc, highlighted(stretchesIn(doc, findMarkers), look.name)),
      apply: (tr, set) => afterChange(set, tr, look),
    },
    props: { decorations: (state) => plugin.getState(state) },
  });
  return plugin;
}
