import { useMutation } from '@tanstack/react-query';
import type { Problem } from '../../../base/problem.ts';
import type { Verdict } from '../../../story/publishable.ts';
import { type AnswerOf, call } from '../../api.ts';
import { Button } from '../../../ui/button.tsx';
import { Failed } from '../../../ui/states.tsx';
import { counted } from '../../../ui/language.ts';
import { panelWords } from '../../words/panels.ts';
import './checks-panel.css';

const words = panelWords.checks;

type LinkCheck = AnswerOf<'POST /api/stories/:id/link-check'>;

interface ChecksPanelProps {
  readonly storyId: string;
  readonly verdict: Verdict;
  onGo(where: string): void;
}

/** Everything against publishing the story as it stands, each with the way to its place. */
export function ChecksPanel({ storyId, verdict, onGo }: ChecksPanelProps) {
  const links = useMutation({
    mutationFn: () => call('POST /api/stories/:id/link-check', { params: { id: storyId } }),
  });
  const dead = links.data?.problems ?? [];
  const warns = [...verdict.warns, ...dead];
  return (
    <>
      {verdict.blocks.length + verdict.asks.length + warns.length === 0 && (
        <div className="panel-empty">
          <strong>{words.none}</strong>
          <p>{words.noneNext}</p>
        </div>
      )}
      <Problems title={words.blocks} tone="stop" problems={verdict.blocks} onGo={onGo} />
      <Problems title={words.asks} tone="stop" problems={verdict.asks} onGo={onGo} />
      <Problems title={words.warns} tone="warn" problems={warns} onGo={onGo} />
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
}

function Problems({ title, tone, problems, onGo }: ProblemsProps) {
  if (problems.length === 0) return null;
  return (
    <section className="panel-part">
      <h2 className={`checks-title checks-${tone}`}>
        {title} <span className="panel-count">{problems.length}</span>
      </h2>
      <ul className="checks">
        {problems.map(({ code, where, say, href }, at) => (
          <li key={`${code} ${where} ${at}`}>
            <Button look="plain" onPress={() => onGo(where)}>
              {say}
            </Button>
            {href && (
              <a href={href} target="_blank" rel="noopener noreferrer">
                {words.opensIn} <span aria-hidden="true">↗</span>
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
