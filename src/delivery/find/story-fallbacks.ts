/** Where to look for a story that does not stand where it was asked for. */
export interface StoryFallback {
  /** The address without a slug, at which a redirect to the present one stands. */
  readonly from: string;
  /** The wanted address, made of the story's present one. */
  readonly rename: (present: string) => string;
  /** Something that is on the shelf where the edition is one there is: no other word may stand before a story's address. Null where none does. */
  readonly given: string | null;
}

const STORY = /^(\/lite)?(?:\/([a-z][a-z0-9-]*))?\/news\/([^/]+)(?:\/[^/]+)?(\/history|\/versions\/[1-9]\d*)?$/;

/**
 * `/news/{id}/any-slug`, also with `/history` or `/versions/{n}` behind it and under `/lite`, may stand under another slug now; with an edition
 * before it, at the present address of that edition, and where the edition does not have the story, at the story's own.
 */
export function storyFallbacks(address: string): readonly StoryFallback[] {
  const match = STORY.exec(address);
  if (match === null) return [];
  const [, lite = '', edition, id, rest = ''] = match;
  const given = edition === undefined ? null : `/_/include/${edition}/masthead`;
  const ways = edition === undefined ? [''] : [`/${edition}`, ''];
  return ways.flatMap((way) => {
    const full = { from: `${way}/news/${id}`, rename: (present: string) => lite + present + rest, given };
    const own = { from: `${lite}${way}/news/${id}`, rename: (present: string) => present + rest, given };
    return lite === '' ? [own] : [own, full];
  });
}
