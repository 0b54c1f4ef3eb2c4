import { type Problem, problem } from '../../base/problem.ts';
import type { ImageBlock } from '../../story/blocks.ts';
import { everyImageIn, isImage } from '../../story/images-in.ts';
import type { Picture } from '../../story/picture.ts';
import { type Story, storySchema } from '../../story/story.ts';
import type { Arrival } from '../../wire/arrival.ts';

/** A picture of an archived page: as the page names it, and with the words that stand with it there. */
export interface OldPicture {
  readonly address: string;
  readonly words: Pick<ImageBlock, 'alt' | 'caption' | 'credit'>;
}

/** The pictures of a page that could be had, by where the page has each, and what is to be said about the others. */
export interface Had {
  readonly pictures: ReadonlyMap<string, Picture>;
  readonly warnings: readonly Problem[];
}

type Ask = (page: Arrival, picture: OldPicture) => Promise<Picture | null>;

/** Has the pictures of a page, each once; none where nobody asked for them. */
export async function hadPictures(
  page: Arrival,
  { pictures: ask }: { readonly pictures?: Ask | undefined },
): Promise<Had> {
  const pictures = new Map<string, Picture>();
  if (!ask || !page.pictures) return { pictures, warnings: [] };
  const images = everyImageIn(imagesOf(page));
  const missing = new Set<string>();
  for (const [at, address] of page.pictures.entries()) {
    const words = images[at];
    if (address === null || !words || pictures.has(address) || missing.has(address)) continue;
    const had = await ask(page, { address, words });
    if (had) pictures.set(address, had);
    else missing.add(address);
  }
  return { pictures, warnings: missing.size > 0 ? [notHad(missing)] : [] };
}

function imagesOf({ story }: Arrival): Pick<Story, 'mainMedia' | 'body'> {
  return storySchema.pick({ mainMedia: true, body: true }).parse({ mainMedia: story.mainMedia, body: story.body });
}

const MOST_NAMED = 3;

function notHad(missing: ReadonlySet<string>): Problem {
  const [...all] = missing;
  const named = all.slice(0, MOST_NAMED).join(', ');
  const more = all.length > MOST_NAMED ? ` and ${all.length - MOST_NAMED} more` : '';
  return problem(
    'pictures-not-had',
    'body',
    `Could not be fetched, so their words stand in for them: ${named}${more}.`,
  );
}

/** The story with the pictures that could be had, where it has the words of each still; the same value where none can be hung. */
export function withHad(story: Story, { pictures: addresses = [] }: Arrival, { pictures }: Had): Story {
  const images = everyImageIn(story);
  if (images.length !== addresses.length) return story;
  const hung = new Map<ImageBlock, Picture>();
  for (const [at, image] of images.entries()) {
    const picture = pictures.get(addresses[at] ?? '');
    if (picture && !image.picture) hung.set(image, picture);
  }
  return hung.size > 0 ? withHung(story, hung) : story;
}

function withHung<T>(value: T, hung: ReadonlyMap<ImageBlock, Picture>): T {
  if (isImage(value)) return { ...value, picture: hung.get(value) ?? value.picture };
  if (Array.isArray(value)) return value.map((one: unknown) => withHung(one, hung)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([part, one]) => [part, withHung<unknown>(one, hung)])) as T;
}
