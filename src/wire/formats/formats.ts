import type { Format } from './format.ts';
import { articlePage } from './article-page.ts';
import { markedPage } from './marked-page.ts';
import { textPage } from './text-page.ts';

/** Every format, in the order they are tried: those that know a layout before those that know none. */
export const formats: readonly Format[] = [markedPage, articlePage, textPage];
