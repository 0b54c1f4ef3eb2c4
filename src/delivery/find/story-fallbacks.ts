/** Where to look for a story that does not stand where it was asked for. */
export interface StoryFallback {
  /** The address without a slug, at which a redirect to the present one stands. */
  readonly from: string;
  /** The wanted address, made of the story's present one. */
  readonly rename: (present: string) => string;
}

const STORY = /^(\/lite)?\/news\/([^/]+)\/[^/]+(\/history|\/versions\/[1-9]\d*)?$/;

/** `/news/{id}/any-slug`, also with `/history` or `/versions/{n}` behind it and under `/lite`, may stand under another slug now. */
export function storyFallbacks(address: string): readonly StoryFallback[] {
  const match = STORY.exec(address);
  if (match === null) return [];
  const [, lite = '', id, rest = ''] = match;
  const own = { from: `${lite}/news/${id}`, rename: (present: string) => present + rest };
  const full = { from: `/news/${id}`, rename: (present: string) => lite + present + rest };
  return lite === '' ? [own] : [own, full];
}
