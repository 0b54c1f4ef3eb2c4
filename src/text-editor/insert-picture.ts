import type { Command } from 'prosemirror-state';
import type { Picture } from '../story/picture.ts';
import { insertNode } from './commands/blocks.ts';
import { blockHere } from './commands/places.ts';
import { starterOf } from './starters.ts';
import { asAccepted } from './suggest/as-accepted.ts';

/** Puts a picture with its form where the caret is: behind the others of a row of pictures, otherwise as a block of its own. */
export function insertPicture(picture: Picture): Command {
  const { type, content } = starterOf('image');
  const image = type.create({ picture }, content);
  const alone = insertNode(image);
  return asAccepted((state, dispatch, view) => {
    const place = blockHere(state);
    if (place?.node.lastChild?.type !== type) return alone(state, dispatch, view);
    dispatch?.(state.tr.insert(place.pos + place.node.nodeSize - 1, image).scrollIntoView());
    return true;
  });
}
