import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Approval } from '../../contract/publishing.ts';
import { type AnswerOf, call } from '../api.ts';
import { Button } from '../../ui/button.tsx';
import { NotDone } from '../shell/not-done.tsx';
import { publishingWords as words } from '../words/publishing.ts';
import { Readings } from './when-field.tsx';

export type Release = AnswerOf<'GET /api/releases'>['planned'][number];

interface PlannedProps {
  readonly release: Release;
  readonly approval: Approval;
}

/** The release a story waits for: when, whether the draft has moved on since, and what can be done about it. */
export function Planned({ release, approval }: PlannedProps) {
  const known = useQueryClient();
  const { id } = release;
  const refresh = () => known.invalidateQueries();
  const cancel = useMutation({
    mutationFn: () => call('POST /api/releases/:id/cancel', { params: { id }, body: { why: words.takeBackWhy } }),
    onSuccess: refresh,
  });
  const approve = useMutation({
    mutationFn: () => call('POST /api/releases/:id/approve', { params: { id }, body: approval }),
    onSuccess: refresh,
  });
  const own = release.items.find(({ storyId }) => storyId === approval.storyId);
  return (
    <section className="publish-part publish-planned">
      <h3>{words.planned}</h3>
      <Readings clocks={release.clocks} />
      {own?.changedSince && <p>{words.changedSince}</p>}
      <div className="publish-buttons">
        {own?.changedSince && (
          <Button isDisabled={approve.isPending} onPress={() => approve.mutate()}>
            {words.approveAgain}
          </Button>
        )}
        <Button isDisabled={cancel.isPending} onPress={() => cancel.mutate()}>
          {words.takeBack}
        </Button>
        {approve.isError && <NotDone error={approve.error} />}
        {cancel.isError && <NotDone error={cancel.error} />}
      </div>
    </section>
  );
}
