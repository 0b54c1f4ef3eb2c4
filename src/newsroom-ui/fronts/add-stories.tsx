import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo, useState } from 'react';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { listed } from '../../ui/language.ts';
import { Moment } from '../../ui/moment.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { type AnswerOf, call } from '../api.ts';
import { frontWords as words } from '../words/fronts.ts';
import { useFront } from './arranging-context.ts';
import { whereStoriesStand } from './card-words.ts';

type Story = AnswerOf<'GET /api/desk'>['stories'][number];

const MOST_SHOWN = 20;

/** Stories to put on the front: those that readers have, the last that were touched first, or those that a text finds. On a narrow screen it is folded. */
export function AddStories() {
  const [isOpen, setOpen] = useState(() => matchMedia('(min-width: 64rem)').matches);
  return (
    <details className="front-add" open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{words.add}</summary>
      {isOpen && <Finder />}
    </details>
  );
}

function Finder() {
  const { view } = useFront();
  const [text, setText] = useState('');
  const [alsoOthers, setAlsoOthers] = useState(false);
  const wanted = useDeferredValue(text.trim());
  const only = alsoOthers ? undefined : 'live';
  const found = useQuery({
    queryKey: ['front-stories', wanted, only],
    queryFn: () => call('GET /api/desk', { query: { lane: 'all', text: wanted || undefined, public: only } }),
    placeholderData: (before) => before,
  });
  const where = useMemo(() => whereStoriesStand(view), [view]);
  const stories = (found.data?.stories ?? []).filter(isPuttable).slice(0, MOST_SHOWN);
  return (
    <div className="front-find">
      <Field label={words.find} hint={words.findHint} type="search" value={text} onChange={setText} maxLength={200} />
      <label className="front-check">
        <input type="checkbox" checked={alsoOthers} onChange={({ target }) => setAlsoOthers(target.checked)} />
        {words.alsoOthers}
      </label>
      {found.isPending && <Loading lines={4} />}
      {found.isError && <Failed error={found.error} />}
      {found.isSuccess && stories.length === 0 && <p className="front-soft">{words.foundNone}</p>}
      <ul aria-label={words.found}>
        {stories.map((story) => (
          <FoundStory key={story.id} story={story} where={where.get(story.id) ?? []} />
        ))}
      </ul>
    </div>
  );
}

/** What can come to stand before readers. */
function isPuttable({ spiked, live }: Story): boolean {
  return spiked === null && live?.state !== 'killed';
}

function FoundStory({ story, where }: { readonly story: Story; readonly where: readonly string[] }) {
  const { ask, dragging } = useFront();
  const { id, headline, dir } = story;
  return (
    <li
      draggable
      onDragStart={(event) => dragging.begin(event, { is: 'story', id, headline })}
      onDragEnd={dragging.end}
    >
      <p className="front-found" dir={dir}>
        {headline}
      </p>
      <p className="card-marks">
        <StateOf story={story} />
        {where.length > 0 && <span dir="auto">{words.already(listed(where))}</span>}
      </p>
      <Button small aria-label={words.putStory(headline)} onPress={() => ask({ is: 'add', story: { id, headline } })}>
        {words.put}
      </Button>
    </li>
  );
}

function StateOf({ story: { live, scheduledAt } }: { readonly story: Story }) {
  if (live?.state === 'live') return <Badge tone="live">{words.states.live}</Badge>;
  if (live) return <Badge tone="stop">{words.states.withdrawn}</Badge>;
  if (scheduledAt === null) return <Badge tone="warn">{words.states.draft}</Badge>;
  return (
    <Badge tone="accent">
      {words.states.scheduled} <Moment at={scheduledAt} />
    </Badge>
  );
}
