import type { StoryKind } from '../../story/story.ts';
import { deskWords as words } from '../words/desk.ts';

/** Every kind of story with its name. */
export const storyKindNames = Object.entries(words.kinds) as readonly [StoryKind, string][];
