import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { isAtLeast } from '../../story/person.ts';
import type { WrittenTime } from '../../contract/publishing.ts';
import { call } from '../api.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Moment } from '../../ui/moment.tsx';
import { NotDone } from '../shell/not-done.tsx';
import { useMe } from '../session.ts';
import { counted } from '../../ui/language.ts';
import { publishingWords as words } from '../words/publishing.ts';
import { ActDialog } from './act-dialog.tsx';
import type { Release } from './planned.tsx';
import { type ChosenTime, Readings, TimeField, useClocks } from './when-field.tsx';
import './publishing.css';
import './coming-up.css';

/** Releases, each with its moment on every clock, its stories, what became of it, and what may be done about it. */
export function ReleaseList({ releases }: { readonly releases: readonly Release[] }) {
  return (
    <ol className="coming">
      {releases.map((release) => (
        <One key={release.id} release={release} />
      ))}
    </ol>
  );
}

const tones = { planned: 'accent', done: 'live', failed: 'stop', cancelled: 'plain' } as const;

function One({ release }: { readonly release: Release }) {
  const { state, items, lateSeconds } = release;
  return (
    <li className={`coming-one coming-${state.is}`}>
      <div className="coming-when">
        {release.at ? <Readings clocks={release.clocks} /> : <Moment at={state.at} />}
        <span className="coming-badges">
          <Badge tone={tones[state.is]}>{failedEarly(release) ? words.willNotGoLive : words.states[state.is]}</Badge>
          {lateSeconds > 0 && <Badge tone="warn">{words.isLate(words.seconds(lateSeconds))}</Badge>}
        </span>
      </div>
      <div className="coming-what">
        {items.length > 1 && <p className="coming-soft">{words.together(counted(items.length, words.storiesCount))}</p>}
        <ul>
          {items.map((item) => (
            <Item key={item.storyId} item={item} />
          ))}
        </ul>
        {release.launch && (
          <p className="coming-soft" dir="auto">
            {words.withFronts} {release.launch.names.join(', ')}
          </p>
        )}
        {state.why && <p className={state.is === 'failed' ? 'problem-stop' : 'coming-soft'}>{state.why}</p>}
        <p className="coming-soft">
          {release.at ? words.plannedBy(release.planned.by) : words.publishedBy(release.planned.by)}
        </p>
        {state.is === 'planned' && <Acts release={release} />}
      </div>
    </li>
  );
}

/** Whether it failed before its time had come. */
function failedEarly({ at, state }: Release): boolean {
  return state.is === 'failed' && at !== null && at > state.at;
}

function Item({ item }: { readonly item: Release['items'][number] }) {
  return (
    <li>
      <a className="coming-headline" href={`/stories/${item.storyId}`} dir={item.dir}>
        {item.headline}
      </a>{' '}
      <span className="coming-soft">
        {words.changes[item.change].name}
        {item.version !== null && ` · ${words.versionName(item.version)}`}
      </span>
      {item.changedSince && <p className="problem-warn">{words.changedSince}</p>}
    </li>
  );
}

function Acts({ release }: { readonly release: Release }) {
  const { role } = useMe();
  const known = useQueryClient();
  const [isMoving, setMoving] = useState(false);
  const cancel = useMutation({
    mutationFn: () =>
      call('POST /api/releases/:id/cancel', { params: { id: release.id }, body: { why: words.takeBackWhy } }),
    onSuccess: () => known.invalidateQueries(),
  });
  if (!isAtLeast(role, 'editor')) return null;
  return (
    <div className="publish-buttons">
      <Button small onPress={() => setMoving(true)}>
        {words.move}
      </Button>
      <Button small isDisabled={cancel.isPending} onPress={() => cancel.mutate()}>
        {words.takeBack}
      </Button>
      {cancel.isError && <NotDone error={cancel.error} />}
      {isMoving && <MoveDialog release={release} onClose={() => setMoving(false)} />}
    </div>
  );
}

function MoveDialog({ release, onClose }: { readonly release: Release; onClose(): void }) {
  const { zones, zone } = useClocks();
  const known = useQueryClient();
  const [time, setTime] = useState<ChosenTime | null>(null);
  const move = useMutation({
    mutationFn: (to: WrittenTime) => call('POST /api/releases/:id/move', { params: { id: release.id }, body: to }),
    onSuccess: async () => {
      onClose();
      await known.invalidateQueries();
    },
  });
  return (
    <ActDialog
      title={words.moveTitle}
      does={words.move}
      act={{ ...move, mutate: () => time && move.mutate(time.when) }}
      isReady={time !== null}
      onClose={onClose}
    >
      <Readings clocks={release.clocks} />
      <TimeField zones={zones} zone={release.zone ?? zone} at={release.at} onWhen={setTime} autoFocus />
    </ActDialog>
  );
}
