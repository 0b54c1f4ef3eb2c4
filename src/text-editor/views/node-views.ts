import type { NodeViewConstructor } from 'prosemirror-view';
import { blockLooks } from '../kinds/faces.ts';
import { type BlockLook, blockView, type FormAsks } from './block-view.ts';
import { fieldView } from './field-view.ts';
import { furnitureTools } from './furniture-tools.ts';

/** The view of every node that has a form. */
export function nodeViews(asks: FormAsks): Record<string, NodeViewConstructor> {
  const views = Object.entries(looks).map(([name, look]) => [name, blockView(look, asks)] as const);
  return { ...Object.fromEntries(views), field: fieldView };
}

const looks: Readonly<Record<string, BlockLook>> = {
  furniture: { isPlain: true, below: (host, { openFurniture }) => [furnitureTools(host, openFurniture)] },
  byline: { isPlain: true },
  mainMedia: { isPlain: true },
  ...blockLooks,
};
