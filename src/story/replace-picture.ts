import type { Node } from 'prosemirror-model';
import { Fragment } from 'prosemirror-model';
import type { ImageBlock } from './blocks.ts';
import { documentSchema } from './document-schema.ts';
import { isImage } from './images-in.ts';
import type { NewWords } from './media-item.ts';
import { held, type Picture } from './picture.ts';
import { heldRecording, holdsRecording } from './recording.ts';
import type { Story } from './story.ts';

/** That one picture takes the place of another. */
export interface Replacement {
  /** The id of the one that goes. */
  readonly id: string;
  readonly by: Picture;
  readonly words: NewWords;
}

/** The same story with the other picture wherever the first stood; the same value where it stands nowhere. */
export function withReplaced(story: Story, replacement: Replacement): Story {
  const { mainMedia, body } = story;
  const next = { mainMedia: swapped(mainMedia, replacement), body: swapped(body, replacement) };
  return next.mainMedia === mainMedia && next.body === body ? story : { ...story, ...next };
}

function swapped<T>(value: T, replacement: Replacement): T {
  if (typeof value !== 'object' || value === null) return value;
  if (holdsRecording(value) && heldRecording(value.src) === replacement.id)
    return { ...value, src: playedInstead(value.src, replacement) };
  if (isImage(value)) return (value.picture?.id === replacement.id ? shownInstead(value, replacement) : value) as T;
  const parts = Object.entries(value).map(([name, part]) => [name, part, swapped(part as unknown, replacement)]);
  if (parts.every(([, before, after]) => before === after)) return value;
  if (Array.isArray(value)) return parts.map(([, , after]) => after) as T;
  return Object.fromEntries(parts.map(([name, , after]) => [name, after])) as T;
}

/** The address of the recording in whose place the other one stands, with the other's id. */
function playedInstead(src: string, { id, by }: Replacement): string {
  return src.replace(`/media/${id}/`, `/media/${by.id}/`);
}

function shownInstead(image: ImageBlock, { by, words: { alt, caption, credit } }: Replacement): ImageBlock {
  return {
    ...image,
    picture: held(by),
    ...(alt !== undefined && !image.decorative && { alt }),
    ...(caption !== undefined && { caption: caption || null }),
    ...(credit !== undefined && { credit: credit || null }),
  };
}

/** The same in a document, with all that is suggested and said about it. */
export function withReplacedIn(node: Node, replacement: Replacement): Node {
  const shown = node.attrs['picture'] as Picture | null | undefined;
  if (shown?.id === replacement.id)
    return node.type.create({ ...node.attrs, picture: held(replacement.by) }, fieldsOf(node, replacement), node.marks);
  const src = node.attrs['src'] as string | null | undefined;
  const attrs =
    heldRecording(src) === replacement.id ? { ...node.attrs, src: playedInstead(src ?? '', replacement) } : null;
  if (node.isTextblock || (node.childCount === 0 && !attrs)) return node;
  const children = node.children.map((child) => withReplacedIn(child, replacement));
  const content = children.every((child, at) => child === node.children[at])
    ? node.content
    : Fragment.fromArray(children);
  if (attrs) return node.type.create(attrs, content, node.marks);
  return content === node.content ? node : node.copy(content);
}

function fieldsOf(image: Node, { words: { alt, ...others } }: Replacement): Fragment {
  const isDecorative = image.attrs['decorative'] === true;
  const words: Readonly<Record<string, string | undefined>> = { ...others, ...(!isDecorative && { alt }) };
  return Fragment.fromArray(
    image.children.map((field) => {
      const written = words[field.attrs['name'] as string];
      return written === undefined ? field : field.copy(Fragment.from(written ? documentSchema.text(written) : null));
    }),
  );
}
