import { useQuery } from '@tanstack/react-query';
import { type AnswerOf, call } from '../api.ts';
import { Button } from '../../ui/button.tsx';
import { counted } from '../../ui/language.ts';
import { Moment } from '../../ui/moment.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { sayWhy, toast } from '../../ui/toasts.tsx';
import { queries } from '../queries.ts';
import { inboxWords as words } from '../words/inbox.ts';
import { inboxQuery } from './inbox-query.ts';
import { NoticeWays } from './notice-ways.tsx';
import './inbox.css';

type Notice = AnswerOf<'GET /api/inbox'>['notices'][number];

/** What somebody was told, what is not done of it first, and how they want to be told. */
export function InboxScreen() {
  const asked = useQuery(inboxQuery);
  const notices = asked.data?.notices ?? [];
  const open = notices.filter(({ doneAt }) => doneAt === null);
  const all = <Button onPress={() => void mark(open, true)}>{words.markAll}</Button>;
  return (
    <Screen title={words.title} beside={open.length > 1 && all}>
      <p className="inbox-says">{words.says}</p>
      {asked.isPending && <Loading />}
      {asked.isError && <Failed error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.isSuccess && open.length === 0 && (
        <Empty title={words.none}>
          <p>{words.noneNext}</p>
        </Empty>
      )}
      <List label={words.waiting} notices={open} />
      <Done notices={notices.filter(({ doneAt }) => doneAt !== null)} />
      <NoticeWays />
    </Screen>
  );
}

function Done({ notices }: { readonly notices: readonly Notice[] }) {
  if (notices.length === 0) return null;
  const name = counted(notices.length, words.done);
  return (
    <details className="inbox-done">
      <summary>{name}</summary>
      <List label={name} notices={notices} />
    </details>
  );
}

function List({ label, notices }: { readonly label: string; readonly notices: readonly Notice[] }) {
  if (notices.length === 0) return null;
  return (
    <ul className="inbox" aria-label={label}>
      {notices.map((notice) => (
        <Line key={notice.id} notice={notice} />
      ))}
    </ul>
  );
}

function Line({ notice }: { readonly notice: Notice }) {
  const { kind, storyId, headline, dir, byName, say, at, doneAt } = notice;
  const what = words.kinds[kind](byName ?? words.somebody);
  const isDone = doneAt !== null;
  const name = isDone ? words.markOpen : words.markDone;
  const fullName = (isDone ? words.markOpenOf : words.markDoneOf)(
    `${what}, ${storyId === null ? say : (headline ?? words.aStory)}`,
  );
  return (
    <li className="inbox-one">
      <div className="inbox-what">
        <p className="inbox-kind">
          {what} <span aria-hidden="true">·</span> <Moment at={at} />
        </p>
        <About {...{ storyId, headline, dir }} />
        {say !== '' && (
          <blockquote className="inbox-say" dir="auto">
            {say}
          </blockquote>
        )}
      </div>
      <Button small aria-label={fullName} onPress={() => void mark([notice], !isDone)}>
        {name}
      </Button>
    </li>
  );
}

/** What a notice is about, and the way there: a story, or what goes live on fronts. */
function About({ storyId, headline, dir }: Pick<Notice, 'storyId' | 'headline' | 'dir'>) {
  if (storyId !== null && headline === null) return <p className="inbox-headline">{words.aStory}</p>;
  return (
    <a className="inbox-headline" href={storyId === null ? '/coming-up' : `/stories/${storyId}`} dir={dir}>
      {storyId === null ? words.comingUp : headline}
    </a>
  );
}

/** Marks them as done, which can be undone, or as not done yet. */
async function mark(notices: readonly Notice[], isDone: boolean): Promise<void> {
  const ids = notices.map(({ id }) => id);
  try {
    await call('POST /api/inbox/done', { body: { ids, isDone } });
    if (isDone) toast({ say: counted(ids.length, words.marked), undo: () => void mark(notices, false) });
  } catch (error) {
    sayWhy(error);
  }
  await queries.invalidateQueries({ queryKey: inboxQuery.queryKey });
}
