import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type AnswerOf, call } from '../api.ts';
import { Button } from '../../ui/button.tsx';
import { counted, listed } from '../../ui/language.ts';
import { toast } from '../../ui/toasts.tsx';
import { ActDialog } from '../publishing/act-dialog.tsx';
import { useColleagues } from '../story-dialogs/names.ts';
import { publishingWords as words } from '../words/publishing.ts';

interface RestoreProps {
  readonly storyId: string;
  readonly number: number;
  readonly revisions: AnswerOf<'GET /api/stories/:id/history'>['revisions'];
}

/** Puts a saved state back, after saying how long both are and who is in the story, whose text it would replace. */
export function Restore({ storyId, number, revisions }: RestoreProps) {
  const [isAsking, setAsking] = useState(false);
  return (
    <div className="history-restore">
      <p className="history-soft">{words.restoreSays}</p>
      <Button onPress={() => setAsking(true)}>{words.restore}</Button>
      {isAsking && <Confirm storyId={storyId} number={number} revisions={revisions} onClose={() => setAsking(false)} />}
    </div>
  );
}

function Confirm({ storyId, number, revisions, onClose }: RestoreProps & { onClose(): void }) {
  const known = useQueryClient();
  const restore = useMutation({
    mutationFn: () => call('POST /api/stories/:id/restore', { params: { id: storyId }, body: { revision: number } }),
    onSuccess: async ({ revision }) => {
      onClose();
      toast({ say: words.restored(revision) });
      await known.invalidateQueries();
    },
  });
  const then = revisions.find((one) => one.number === number);
  const here = usePeopleIn(storyId);
  return (
    <ActDialog
      title={words.restoreTitle(words.revisionName(number))}
      does={words.restoreNow}
      act={restore}
      isReady={!here.isPending}
      onClose={onClose}
      isAlert
    >
      {then && (
        <p>
          {words.restoreFrom(counted(here.words ?? then.words, words.words), counted(then.words, words.words))}{' '}
          <bdi>{words.wroteIt(then.by)}</bdi>
        </p>
      )}
      {here.names.length > 0 && (
        <p className="problem-warn" role="alert">
          {words.restoreIn(listed(here.names))}
        </p>
      )}
      <p className="history-soft">{words.restoreSays}</p>
    </ActDialog>
  );
}

/** Who has the story open at this moment, and how long it is. */
function usePeopleIn(storyId: string) {
  const { nameOf } = useColleagues();
  const asked = useQuery({
    queryKey: ['desk-story', storyId, 'people'],
    queryFn: () => call('GET /api/desk/stories', { query: { ids: storyId } }),
    staleTime: 0,
    refetchInterval: 2000,
  });
  const [story] = asked.data?.stories ?? [];
  return { isPending: asked.isPending, names: (story?.isIn ?? []).map(nameOf), words: story?.words };
}
