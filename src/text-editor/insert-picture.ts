import type { Command } from 'prosemirror-state';
import type { Picture } from '../story/picture.ts';
import { insertNode } from './commands/blocks.ts';
import { starterOf } from './starters.ts';

/** Puts a picture where the caret is, with its form. */
export function insertPicture(picture: Picture): Command {
  const { type, content } = starterOf('image');
  return insertNode(type.create({ picture }, content));
}
