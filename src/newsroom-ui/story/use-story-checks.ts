import { useQuery } from '@tanstack/react-query';
import type { Objection } from '../../story/fine-here.ts';
import { doAndSay } from '../../ui/toasts.tsx';
import { call } from '../api.ts';
import { queries } from '../queries.ts';
import { panelWords } from '../words/panels.ts';

/** How long what others say of words to avoid stands here. */
const STALE_MS = 30_000;

/** Where in a story words to avoid are fine, as people said. */
export function useFineHere(storyId: string) {
  return useQuery({
    queryKey: ['fine-here', storyId],
    queryFn: () => call('GET /api/stories/:id/fine-here', { params: { id: storyId } }),
    staleTime: STALE_MS,
    refetchInterval: STALE_MS,
  });
}

/** Says that words to avoid are fine in one place, or takes that back; why it was refused is said. */
export async function sayFineHere(storyId: string, place: Objection, isFine: boolean): Promise<void> {
  const { rule, words, text } = place;
  const said = isFine ? panelWords.checks.nowFine(words) : panelWords.checks.notFine(words);
  const send = () =>
    call('POST /api/stories/:id/fine-here', { params: { id: storyId }, body: { rule, words, text, isFine } });
  await doAndSay(send, said);
  await queries.invalidateQueries({ queryKey: ['fine-here', storyId] });
}

/** What the newsroom checks in stories, as it was last heard of. */
export function useStoryChecks() {
  return useQuery({
    queryKey: ['story-checks'],
    queryFn: () => call('GET /api/story-checks'),
    staleTime: 60_000,
  });
}
