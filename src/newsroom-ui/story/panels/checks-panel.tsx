import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Problem } from '../../../base/problem.ts';
import { isAtLeast } from '../../../story/person.ts';
import type { Verdict } from '../../../story/publishable.ts';
import type { AvoidedWords } from '../../../story/story-checks.ts';
import { type AnswerOf, call } from '../../api.ts';
import { Button } from '../../../ui/button.tsx';
import { Moment } from '../../../ui/moment.tsx';
import { Failed } from '../../../ui/states.tsx';
import { counted } from '../../../ui/language.ts';
import { useMe } from '../../session.ts';
import { sayFineHere } from '../use-story-checks.ts';
import { panelWords } from '../../words/panels.ts';
import './checks-panel.css';

const words = panelWords.checks;

type LinkCheck = AnswerOf<'POST /api/stories/:id/link-check'>;

interface ChecksPanelProps {
  readonly storyId: string;
  readonly verdict: Verdict;
  readonly isReadOnly: boolean;
  onGo(where: string): void;
}

/** Everything against publishing the story as it stands, each with the way to its place. */
export function ChecksPanel({ storyId, verdict, isReadOnly, onGo }: ChecksPanelProps) {
  const me = useMe();
  const links = useMutation({
    mutationFn: () => call('POST /api/stories/:id/link-check', { params: { id: storyId } }),
  });
  const dead = links.data?.problems ?? [];
  const warns = [...verdict.warns, ...dead];
  const say = (place: AvoidedWords, isFine: boolean): void => void sayFineHere(storyId, place, isFine);
  /** What somebody may say of a problem. */
  const fineOf = (one: Problem): ReactNode => {
    const place = verdict.avoided.find(({ problem }) => problem === one);
    if (!place || isReadOnly || (place.level === 'block' && !isAtLeast(me.role, 'editor'))) return null;
    return (
      <Button small aria-label={words.fineHereWhich(place.words)} onPress={() => say(place, true)}>
        {words.fineHere}
      </Button>
    );
  };
  const shared = { onGo, fineOf };
  return (
    <>
      {verdict.blocks.length + verdict.asks.length + warns.length === 0 && (
        <div className="panel-empty">
          <strong>{words.none}</strong>
          <p>{words.noneNext}</p>
        </div>
      )}
      <Problems title={words.blocks} tone="stop" problems={verdict.blocks} {...shared} />
      <Problems title={words.asks} tone="stop" problems={verdict.asks} {...shared} />
      <Problems title={words.warns} tone="warn" problems={warns} {...shared} />
      <Fine places={verdict.avoided} onGo={onGo} {...(!isReadOnly && { onTakeBack: (place) => say(place, false) })} />
      <section className="panel-part">
        <Button small onPress={() => links.mutate()} isPending={links.isPending}>
          {links.isPending ? words.checking : links.data ? words.linksAgain : words.links}
        </Button>
        <div role="status">{links.data && <LinksSaid check={links.data} />}</div>
        {links.isError && <Failed error={links.error} />}
      </section>
    </>
  );
}

function LinksSaid({ check: { looked, problems, isCut } }: { readonly check: LinkCheck }) {
  const good = looked - new Set(problems.map(({ href }) => href)).size;
  return (
    <p className="panel-note">
      {looked === 0 ? words.linksNone : counted(good, words.linksGood)} {isCut && words.linksCut}
    </p>
  );
}

interface ProblemsProps {
  readonly title: string;
  readonly tone: 'stop' | 'warn';
  readonly problems: readonly (Problem & { readonly href?: string })[];
  onGo(where: string): void;
  /** What can be said about one of them, beside it. */
  fineOf(problem: Problem): ReactNode;
}

function Problems({ title, tone, problems, onGo, fineOf }: ProblemsProps) {
  if (problems.length === 0) return null;
  return (
    <section className="panel-part">
      <h2 className={`checks-title checks-${tone}`}>
        {title} <span className="panel-count">{problems.length}</span>
      </h2>
      <ul className="checks">
        {problems.map((one, at) => (
          <li key={keyOf(problems, at)}>
            <Button look="plain" onPress={() => onGo(one.where)}>
              {one.say}
            </Button>
            {one.href && (
              <a href={one.href} target="_blank" rel="noopener noreferrer">
                {words.opensIn} <span aria-hidden="true">↗</span>
              </a>
            )}
            {fineOf(one)}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The same as long as a problem stands there, whatever others come and go: whoever has the focus on it keeps it. */
function keyOf(problems: readonly Problem[], at: number): string {
  const nameOf = (one?: Problem) => `${one?.code} ${one?.where}`;
  const name = nameOf(problems[at]);
  return `${name} ${problems.slice(0, at).filter((one) => nameOf(one) === name).length}`;
}

interface FineProps {
  readonly places: readonly AvoidedWords[];
  onGo(where: string): void;
  /** Absent for whoever only reads. */
  onTakeBack?(place: AvoidedWords): void;
}

/** Words to avoid that are fine in their place, who said so and when, and the way back. */
function Fine({ places, onGo, onTakeBack }: FineProps) {
  const fine = places.flatMap((place) => (place.fine ? [{ place, said: place.fine }] : []));
  if (fine.length === 0) return null;
  return (
    <section className="panel-part">
      <h2 className="checks-title">
        {words.fine} <span className="panel-count">{fine.length}</span>
      </h2>
      <p className="panel-note">{words.fineSays}</p>
      <ul className="checks">
        {fine.map(({ place, said }) => (
          <li key={`${place.rule} ${place.problem.where}`}>
            <Button look="plain" onPress={() => onGo(place.problem.where)}>
              <span dir="auto">{words.fineBy(place.words, said.by)}</span>
            </Button>
            <p className="panel-note">
              <Moment at={said.at} />
            </p>
            {onTakeBack && (
              <Button small aria-label={words.notFineWhich(place.words)} onPress={() => onTakeBack(place)}>
                {words.notFineAnyMore}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
