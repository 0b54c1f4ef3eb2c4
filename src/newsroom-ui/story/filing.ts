import type { Array as YArray, Doc, Map as YMap } from 'yjs';
import { isId } from '../../base/ids.ts';
import type { Filing } from '../../story/draft-of.ts';
import { slugify } from '../../story/slug.ts';
import { editionIdSchema, slugSchema, storySchema } from '../../story/story.ts';

/** How a story is filed when nothing says otherwise; the server never lets it come to this. */
const unfiled: Omit<Filing, 'id'> = {
  kind: 'report',
  lang: 'en-GB',
  dir: 'ltr',
  edition: 'unfiled',
  section: 'unfiled',
  topics: [],
  urlSlug: 'story',
  agencies: [],
  origin: null,
};

const chosen = ['kind', 'lang', 'dir', 'edition', 'section', 'urlSlug', 'origin'] as const;

/** How a story is filed in its shared document. What could not be filed so is left out. */
export function filingOf(ydoc: Doc, storyId: string): Filing {
  const { filing, topics, agencies } = partsOf(ydoc);
  const values = chosen.flatMap((name) => {
    const parsed = storySchema.shape[name].safeParse(filing.get(name));
    return filing.has(name) && parsed.success ? [[name, parsed.data] as const] : [];
  });
  const alsoIn = [...filing.keys()]
    .filter((key) => key.startsWith(ALSO_IN) && filing.get(key) === true)
    .map((key) => key.slice(ALSO_IN.length))
    .filter((id) => editionIdSchema.safeParse(id).success)
    .toSorted();
  const known = Object.fromEntries(values) as Partial<Filing>;
  return {
    ...unfiled,
    ...known,
    ...(filing.get('noAutomaticLinks') === true && { noAutomaticLinks: true }),
    ...(alsoIn.length > 0 && { alsoIn }),
    id: isId(storyId) ? storyId : '',
    topics: distinct(topics).filter((slug) => slugSchema.safeParse(slug).success),
    agencies: distinct(agencies).filter(Boolean),
  };
}

/** Chooses one thing of the filing. */
export function file<N extends (typeof chosen)[number]>(ydoc: Doc, name: N, value: Filing[N]): void {
  const { filing } = partsOf(ydoc);
  if (filing.get(name) !== value) filing.set(name, value);
}

/** Files a story under another edition beside its own, or takes it out of there. Each stands under a name of its own, so that two who add one each both do. */
export function fileAlsoIn(ydoc: Doc, edition: string, isIn: boolean): void {
  const { filing } = partsOf(ydoc);
  if ((filing.get(ALSO_IN + edition) ?? false) !== isIn) filing.set(ALSO_IN + edition, isIn);
}

const ALSO_IN = 'alsoIn/';

/** Says whether a story may be linked automatically. */
export function markAutomaticLinks(ydoc: Doc, isWithout: boolean): void {
  const { filing } = partsOf(ydoc);
  if ((filing.get('noAutomaticLinks') ?? false) !== isWithout) filing.set('noAutomaticLinks', isWithout);
}

/** Files under another edition, in its language and direction. */
export function fileUnderEdition(ydoc: Doc, edition: Pick<Filing, 'lang' | 'dir'> & { readonly id: string }): void {
  ydoc.transact(() => {
    file(ydoc, 'edition', edition.id);
    file(ydoc, 'lang', edition.lang);
    file(ydoc, 'dir', edition.dir);
  });
}

export type ListName = 'topics' | 'agencies';

/** Adds to the end of a list what is not in it. */
export function addTo(ydoc: Doc, name: ListName, value: string): void {
  const list = partsOf(ydoc)[name];
  if (value !== '' && !list.toArray().includes(value)) list.push([value]);
}

/** Takes a value out of a list, wherever it stands. */
export function removeFrom(ydoc: Doc, name: ListName, value: string): void {
  const list = partsOf(ydoc)[name];
  ydoc.transact(() => {
    for (let at = list.length - 1; at >= 0; at -= 1) if (list.get(at) === value) list.delete(at);
  });
}

/** Moves a value of a list one place towards its beginning. */
export function moveUp(ydoc: Doc, name: ListName, value: string): void {
  const list = partsOf(ydoc)[name];
  const at = list.toArray().indexOf(value);
  if (at < 1) return;
  ydoc.transact(() => {
    list.delete(at);
    list.insert(at - 1, [value]);
  });
}

/** Whether an address still follows the headline: nobody has set it by hand, and readers do not know it yet. */
export function followsHeadline(urlSlug: string, { before, isPublic }: { before: string; isPublic: boolean }): boolean {
  return !isPublic && (urlSlug === slugify(before) || urlSlug === 'story');
}

function partsOf(ydoc: Doc): { filing: YMap<unknown>; topics: YArray<unknown>; agencies: YArray<unknown> } {
  return { filing: ydoc.getMap('filing'), topics: ydoc.getArray('topics'), agencies: ydoc.getArray('agencies') };
}

function distinct(list: YArray<unknown>): string[] {
  return [...new Set(list.toArray().filter((value): value is string => typeof value === 'string'))];
}
