/** The parts of a draft that several people type in, by the names under which everybody finds them. There are no others. */
export const draftParts = {
  story: 'story',
  filing: 'filing',
  topics: 'topics',
  agencies: 'agencies',
  comments: 'comments',
  /** What was moved lately, for those who were typing in it. */
  moves: 'moves',
} as const;

const names: ReadonlySet<string> = new Set(Object.values(draftParts));

export function isDraftPart(name: string): boolean {
  return names.has(name);
}
