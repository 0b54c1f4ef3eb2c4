import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { type AnswerOf, call } from '../api.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Failed } from '../../ui/states.tsx';
import { toast } from '../../ui/toasts.tsx';
import { Tick } from '../../ui/tick.tsx';
import { useClocks } from '../publishing/when-field.tsx';
import { NotDone } from '../shell/not-done.tsx';
import { inboxWords as words } from '../words/inbox.ts';

type Ways = AnswerOf<'GET /api/inbox/ways'>;

/** Whether one is told by e-mail too, and at which hours not. */
export function NoticeWays() {
  const asked = useQuery({ queryKey: ['notice-ways'], queryFn: () => call('GET /api/inbox/ways') });
  return (
    <section className="inbox-ways">
      <h2>{words.ways}</h2>
      <p className="inbox-says">{asked.data?.isMailing === false ? words.notMailing : words.waysSay}</p>
      {asked.isError && <Failed error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.data && <Choose ways={asked.data} />}
    </section>
  );
}

function Choose({ ways }: { readonly ways: Ways }) {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [byMail, setByMail] = useState(ways.byMail);
  const [hasQuiet, setHasQuiet] = useState(ways.quiet !== null);
  const [quiet, setQuiet] = useState(ways.quiet ?? { from: '22:00', until: '07:00', zone: own });
  const body = { byMail, quiet: hasQuiet ? quiet : null };
  const known = useQueryClient();
  const save = useMutation({
    mutationFn: () => call('PUT /api/inbox/ways', { body }),
    onSuccess: async () => {
      toast({ say: words.saved });
      await known.invalidateQueries({ queryKey: ['notice-ways'] });
    },
  });
  return (
    <Form
      className="inbox-choose"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Tick isTicked={byMail} onTick={setByMail}>
        {words.byMail}
      </Tick>
      {byMail && (
        <Tick isTicked={hasQuiet} onTick={setHasQuiet}>
          {words.hasQuiet}
        </Tick>
      )}
      {byMail && hasQuiet && <Hours quiet={quiet} own={own} onChange={setQuiet} />}
      {save.isError && <NotDone error={save.error} />}
      <div>
        <Button type="submit" isPending={save.isPending}>
          {words.save}
        </Button>
      </div>
    </Form>
  );
}

type Quiet = NonNullable<Ways['quiet']>;

function Hours({
  quiet,
  own,
  onChange,
}: {
  readonly quiet: Quiet;
  readonly own: string;
  onChange(quiet: Quiet): void;
}) {
  const { zones } = useClocks();
  return (
    <div className="inbox-hours">
      <Field
        label={words.quietFrom}
        type="time"
        isRequired
        value={quiet.from}
        onChange={(from) => onChange({ ...quiet, from })}
      />
      <Field
        label={words.quietUntil}
        type="time"
        isRequired
        value={quiet.until}
        onChange={(until) => onChange({ ...quiet, until })}
      />
      <label className="field">
        <span>{words.clock}</span>
        <select
          className="field-input"
          value={quiet.zone}
          onChange={({ target }) => onChange({ ...quiet, zone: target.value })}
        >
          {[...new Set([quiet.zone, own, ...zones])].map((zone) => (
            <option key={zone}>{zone}</option>
          ))}
        </select>
      </label>
    </div>
  );
}
