import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { isAtLeast } from '../../story/person.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { counted } from '../../ui/language.ts';
import { toast } from '../../ui/toasts.tsx';
import { call } from '../api.ts';
import { useMe } from '../session.ts';
import { NotDone } from '../shell/not-done.tsx';
import { DeskForm } from '../story-dialogs/desk-form.tsx';
import type { DeskStory } from '../story-dialogs/desk-query.ts';
import { deskWords as words } from '../words/desk.ts';

/** As many as are dated in one go. */
const MOST = 200;

/** Over the lane of stories without a date: what that means for readers, and the way to date those selected, or all that are shown. */
export function UndatedNote({ stories }: { readonly stories: readonly DeskStory[] }) {
  const { role } = useMe();
  const [isDating, setDating] = useState(false);
  const mayDate = isAtLeast(role, 'editor');
  return (
    <div className="desk-undated">
      <p>
        {words.undatedSays} {!mayDate && words.undatedWho}
      </p>
      {mayDate && (
        <Button small onPress={() => setDating(true)}>
          {stories.length === 1 ? words.date.one : words.date.other}
        </Button>
      )}
      {isDating && <DateStories stories={stories.slice(0, MOST)} onClose={() => setDating(false)} />}
    </div>
  );
}

/** Asks for the day on which each story first appeared. */
function DateStories({ stories, onClose }: { readonly stories: readonly DeskStory[]; onClose(): void }) {
  const [days, setDays] = useState<Readonly<Record<string, string>>>({});
  const [all, setAll] = useState('');
  const dates = stories.flatMap(({ id }) => (days[id] || all ? [{ id, date: days[id] || all }] : []));
  const dating = useDating(dates, onClose);
  return (
    <DeskForm
      title={counted(stories.length, words.storiesUndated)}
      does={words.dateDo}
      onClose={onClose}
      onDone={dating.mutate}
      isBusy={dating.isPending}
      isUnready={dates.length === 0}
    >
      <p>{words.dateSays}</p>
      {stories.length > 1 && <Day label={words.dateAll} hint={words.dateAllHint} day={all} onDay={setAll} />}
      <ul className="desk-dates">
        {stories.map(({ id, headline }) => (
          <li key={id}>
            <Day
              label={headline}
              day={days[id] ?? ''}
              onDay={(day) => setDays((before) => ({ ...before, [id]: day }))}
            />
          </li>
        ))}
      </ul>
      {dating.isError && <NotDone error={dating.error} />}
    </DeskForm>
  );
}

interface DayProps {
  readonly label: string;
  readonly hint?: string;
  readonly day: string;
  onDay(day: string): void;
}

function Day({ label, hint, day, onDay }: DayProps) {
  return <Field type="date" label={label} hint={hint} value={day} onChange={onDay} dir="auto" />;
}

function useDating(dates: { id: string; date: string }[], onDone: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call('POST /api/desk/dates', { body: { dates } }),
    onSuccess: () => {
      onDone();
      toast({ say: counted(dates.length, words.dated) });
      return client.invalidateQueries({ queryKey: ['desk'] });
    },
  });
}
