/** A newsroom with no more stories than this has files alone. */
const HOT_STORIES = 20_000;

/** `STANDFIRST_HOT_STORIES`; null where every page is to have a file. */
export function hotStories(said: string | undefined): number | null {
  if (said === 'all') return null;
  const hot = Number(said || Number.NaN);
  return Number.isInteger(hot) && hot >= 0 ? hot : HOT_STORIES;
}
