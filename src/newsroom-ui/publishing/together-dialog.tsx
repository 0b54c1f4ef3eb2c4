import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Api } from '../../contract/contract.ts';
import { type AnswerOf, call } from '../api.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Failed } from '../../ui/states.tsx';
import { publishingWords as words } from '../words/publishing.ts';
import { ActDialog, DoneDialog } from './act-dialog.tsx';
import { Receipt } from './receipt.tsx';
import type { Approval } from '../../contract/publishing.ts';
import { TogetherFronts, type WithFronts } from './together-fronts.tsx';
import { TogetherStory } from './together-story.tsx';
import { type ChosenTime, Readings, useClocks, WhenField } from './when-field.tsx';

type Found = AnswerOf<'GET /api/desk'>['stories'][number];

/** Several stories that go live in one moment, all or none: now, or at a set time. */
export function TogetherDialog({ onClose }: { onClose(): void }) {
  const { chosen, setChosen, ready, until, told } = useChosen();
  const [launch, setLaunch] = useState<WithFronts | null>(null);
  const [isLater, setLater] = useState(false);
  const [time, setTime] = useState<ChosenTime | null>(null);
  const clocks = useClocks();
  const release = useRelease(() => ({ stories: [...ready], launch, when: isLater ? (time?.when ?? null) : null }));
  if (release.data) return <Done released={release.data} onClose={onClose} />;
  const whyNot = whyNotTogether({ chosen, ready, until, isLater, at: time?.at ?? null, isAlone: launch === null });
  return (
    <ActDialog
      title={words.togetherTitle}
      does={isLater ? words.schedule : words.togetherNow}
      act={release}
      isReady={whyNot === null && (!isLater || time !== null)}
      whyNot={whyNot}
      onClose={onClose}
      size="large"
    >
      <div className="publish">
        <p className="publish-state publish-head">{words.togetherSays}</p>
        <div className="publish-what">
          <Finder taken={chosen} onAdd={(story) => setChosen((now) => [...now, story])} />
          <ul className="together">
            {chosen.map((story) => (
              <TogetherStory
                key={story.id}
                storyId={story.id}
                onApproval={(...said) => told(story.id, ...said)}
                onRemove={() => setChosen((now) => now.filter(({ id }) => id !== story.id))}
              />
            ))}
          </ul>
        </div>
        <div className="publish-how">
          <TogetherFronts chosen={launch} onChoose={setLaunch} />
          <WhenField {...clocks} isLater={isLater} onLater={setLater} onWhen={setTime} />
        </div>
      </div>
    </ActDialog>
  );
}

function useRelease(wanted: () => Api['POST /api/releases']['request']['body']) {
  const known = useQueryClient();
  return useMutation({
    mutationFn: () => call('POST /api/releases', { body: wanted() }),
    onSuccess: () => known.invalidateQueries(),
    // Somebody may have typed in one of them: each is looked at again before it is tried again.
    onError: () => known.invalidateQueries({ queryKey: ['plan'] }),
  });
}

interface Choosing {
  readonly chosen: readonly Found[];
  readonly ready: readonly Approval[];
  /** When the last embargo among them ends; null while there is none. */
  readonly until: string | null;
  readonly isLater: boolean;
  readonly at: string | null;
  /** Whether nothing goes live on fronts with them. */
  readonly isAlone: boolean;
}

/** What still keeps them from going live together; null when nothing does. */
function whyNotTogether({ chosen, ready, until, isLater, at, isAlone }: Choosing): string | null {
  if (chosen.length < (isAlone ? 2 : 1)) return words.togetherFew;
  if (ready.length < chosen.length) return words.togetherUnfit;
  if (until === null || (isLater && at === null)) return null;
  return isLater && at !== null && at >= until ? null : words.togetherEmbargo;
}

/** The stories that are to go live together, and what each has said about itself: its approval, and the end of its embargo. */
function useChosen() {
  const [chosen, setChosen] = useState<readonly Found[]>([]);
  const [approvals, setApprovals] = useState<ReadonlyMap<string, Approval | null>>(new Map());
  const [embargoes, setEmbargoes] = useState<ReadonlyMap<string, string | null>>(new Map());
  const told = (id: string, approval: Approval | null, until: string | null): void => {
    setApprovals((now) => withEntry(now, id, approval));
    setEmbargoes((now) => withEntry(now, id, until));
  };
  const ends = chosen.flatMap(({ id }) => embargoes.get(id) ?? []).toSorted();
  const ready = chosen.flatMap(({ id }) => approvals.get(id) ?? []);
  return { chosen, setChosen, ready, until: ends.at(-1) ?? null, told };
}

function withEntry<V>(map: ReadonlyMap<string, V>, key: string, value: V): ReadonlyMap<string, V> {
  return new Map([...map, [key, value]]);
}

function Finder({ taken, onAdd }: { readonly taken: readonly Found[]; onAdd(story: Found): void }) {
  const [text, setText] = useState('');
  const found = useQuery({
    queryKey: ['together', text],
    queryFn: () => call('GET /api/desk', { query: { text: text.trim() || undefined } }),
    placeholderData: (before) => before,
  });
  const isFree = ({ id, live, scheduledAt }: Found): boolean =>
    live?.state !== 'killed' && !scheduledAt && !taken.some((story) => story.id === id);
  const stories = (found.data?.stories ?? []).filter(isFree).slice(0, 6);
  return (
    <div className="together-find">
      <Field label={words.findStory} hint={words.findStoryHint} type="search" value={text} onChange={setText} />
      {found.isError && <Failed error={found.error} />}
      <ul>
        {stories.map((story) => (
          <li key={story.id}>
            <span dir={story.dir}>{story.headline}</span>
            <Button small onPress={() => onAdd(story)} aria-label={`${words.add}: ${story.headline}`}>
              {words.add}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Done({ released, onClose }: { readonly released: AnswerOf<'POST /api/releases'>; onClose(): void }) {
  return (
    <DoneDialog title={released.planned ? words.scheduledFor : words.releasedTogether} onClose={onClose} size="medium">
      {released.planned && <Readings clocks={released.planned.clocks} />}
      <ul>
        {released.versions.map(({ storyId, headline, version }) => (
          <li key={storyId} dir="auto">
            {headline} · {words.versionName(version)}
          </li>
        ))}
      </ul>
      {released.receipt && <Receipt receipt={released.receipt} own={released.versions.map(({ path }) => path)} />}
    </DoneDialog>
  );
}
