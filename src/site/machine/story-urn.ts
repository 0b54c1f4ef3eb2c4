/**
 * The permanent name of a story for machines: it holds the story's id and nothing else, so a new headline, slug,
 * section, host or newsroom name leaves it as it is, and no feed reader shows a story twice.
 */
export function storyUrn(id: string): string {
  return `urn:standfirst:story:${id}`;
}
