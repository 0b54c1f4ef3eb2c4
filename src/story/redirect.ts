/** What an old or a short address stands for: a story, wherever that stands now, or where people led it. */
export type Redirect =
  | { readonly is: 'story'; readonly storyId: string }
  /** A path on this site, with query and fragment if it has them, or a whole address of another site. */
  | { readonly is: 'led'; readonly to: string };
