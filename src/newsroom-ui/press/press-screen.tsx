import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Form } from 'react-aria-components';
import { type AnswerOf, call } from '../api.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { Moment } from '../../ui/moment.tsx';
import { counted } from '../../ui/language.ts';
import { ElsewhereNow } from '../publishing/elsewhere.tsx';
import { factInWords } from '../publishing/fact-words.ts';
import { pressWords as words } from '../words/press.ts';
import './press.css';

const LOOK_EVERY_MS = 3000;

/** Whether readers have everything, what happened last, and why any page is as it is. */
export function PressScreen() {
  const press = useQuery({
    queryKey: ['press'],
    queryFn: () => call('GET /api/press'),
    refetchInterval: LOOK_EVERY_MS,
  });
  return (
    <Screen title={words.title} beside={press.data && <State behind={press.data.behind} />}>
      {press.data && <Scrub scrub={press.data.scrub} />}
      <ElsewhereNow />
      <AskWhy />
      <section className="press-part">
        <h2>{words.recent}</h2>
        {press.isPending && <Loading />}
        {press.isError && <Failed error={press.error} onRetry={() => void press.refetch()} />}
        {press.data && <Changes changes={press.data.changes} />}
      </section>
    </Screen>
  );
}

function State({ behind }: { readonly behind: number }) {
  return behind === 0 ? (
    <Badge tone="live">{words.upToDate}</Badge>
  ) : (
    <Badge tone="warn">{counted(behind, words.behind)}</Badge>
  );
}

/** When every page was last looked at, and whether all were as they had been pressed. */
function Scrub({ scrub }: Pick<AnswerOf<'GET /api/press'>, 'scrub'>) {
  return (
    <section className="press-part">
      <h2>{words.looked}</h2>
      {scrub === null ? (
        <p>{words.neverLooked}</p>
      ) : (
        <p className="press-scrub">
          <Badge tone={scrub.failed.length > 0 ? 'warn' : 'live'}>{saidOf(scrub)}</Badge>
          <span>
            {counted(scrub.looked, words.items)} <Moment at={scrub.endedAt} />
          </span>
        </p>
      )}
      {scrub !== null && scrub.found > 0 && <Paths paths={scrub.failed.length > 0 ? scrub.failed : scrub.named} />}
    </section>
  );
}

type ScrubAnswer = NonNullable<AnswerOf<'GET /api/press'>['scrub']>;

function saidOf({ found, failed }: ScrubAnswer): string {
  if (failed.length > 0) return counted(failed.length, words.notMended);
  return found > 0 ? counted(found, words.mended) : words.allSound;
}

function Paths({ paths }: { readonly paths: readonly string[] }) {
  return (
    <ul className="press-facts">
      {paths.map((path) => (
        <li key={path}>
          <code>{path}</code>
        </li>
      ))}
    </ul>
  );
}

function Changes({ changes }: Pick<AnswerOf<'GET /api/press'>, 'changes'>) {
  if (changes.length === 0)
    return (
      <Empty title={words.none}>
        <p>{words.noneNext}</p>
      </Empty>
    );
  return (
    <ol className="press-changes">
      {changes.map((change) => (
        <li key={change.seq}>
          <Moment at={change.at} />
          <span dir="auto">{change.summary}</span>
          <span className="press-by" dir="auto">
            {nameOf(change.by)}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** What nobody did at a screen is known by a word of ours. */
function nameOf(by: string): string {
  return words.doneBy[by] ?? by;
}

function AskWhy() {
  const [typed, setTyped] = useState('');
  const [path, setPath] = useState<string | null>(null);
  return (
    <section className="press-part">
      <h2>{words.why}</h2>
      <Form
        className="press-ask"
        onSubmit={(event) => {
          event.preventDefault();
          setPath(pathIn(typed.trim()));
        }}
      >
        <Field label={words.address} hint={words.addressHint} value={typed} onChange={setTyped} isRequired />
        <Button type="submit">{words.ask}</Button>
      </Form>
      {path && <Why path={path} />}
    </section>
  );
}

/** The part of an address that the readers’ site goes by: of a whole one without its host. */
function pathIn(typed: string): string {
  const whole = /^https?:/i.test(typed) ? URL.parse(typed) : null;
  if (whole) return `${whole.pathname}${whole.search}`;
  return typed.startsWith('/') ? typed : `/${typed}`;
}

function Why({ path }: { readonly path: string }) {
  const asked = useQuery({ queryKey: ['why', path], queryFn: () => call('GET /api/press/why', { query: { path } }) });
  if (asked.isPending) return <Loading lines={2} />;
  if (asked.isError) return <Failed error={asked.error} />;
  const { why } = asked.data;
  if (!why) return <p>{words.never}</p>;
  return (
    <dl className="press-why">
      <Row name={words.pressedBy}>
        <span dir="auto">{why.change ? `${why.change.summary} (${nameOf(why.change.by)})` : words.everything}</span>{' '}
        <Moment at={why.pressedAt} />
      </Row>
      {why.because.length > 0 && <Facts name={words.because} facts={why.because} />}
      <Facts name={words.reads} facts={why.reads} />
    </dl>
  );
}

function Facts({ name, facts }: { readonly name: string; readonly facts: readonly string[] }) {
  return (
    <Row name={name}>
      <ul className="press-facts">
        {[...new Set(facts.map(factInWords))].map((fact) => (
          <li key={fact} dir="auto">
            {fact}
          </li>
        ))}
      </ul>
    </Row>
  );
}

function Row({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
