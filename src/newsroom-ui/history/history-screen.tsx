import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../api.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Moment } from '../../ui/moment.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { ReleaseList } from '../publishing/release-list.tsx';
import { StoryActs } from '../publishing/story-acts.tsx';
import { SuppressDialog } from '../publishing/suppress-dialog.tsx';
import { useMe } from '../session.ts';
import { isAtLeast } from '../../story/person.ts';
import { counted } from '../../ui/language.ts';
import { publishingWords as words } from '../words/publishing.ts';
import { comparedIn, type History, type StateName } from './compared.ts';
import { Comparison } from './comparison.tsx';
import './history.css';

/** Every saved state and every published version of a story; what differs between any two, and who wrote what. */
export function HistoryScreen() {
  const { id } = useParams({ strict: false }) as { id: string };
  const [before, setBefore] = useState<number>();
  const [chosen, setChosen] = useState<StateName>();
  const history = useQuery({
    queryKey: ['history', id, before],
    queryFn: () => call('GET /api/stories/:id/history', { params: { id }, query: { before } }),
    placeholderData: (shown) => shown,
  });
  if (history.isPending)
    return (
      <Screen title={words.history}>
        <Loading />
      </Screen>
    );
  if (history.isError)
    return (
      <Screen title={words.history}>
        <Failed error={history.error} onRetry={() => void history.refetch()} />
      </Screen>
    );
  const [from, to] = comparedIn(history.data, chosen);
  return (
    <Screen title={words.history} beside={<Beside storyId={id} history={history.data} />}>
      <div className="history">
        <div className="history-list">
          <Releases releases={history.data.releases} />
          <Versions storyId={id} history={history.data} chosen={to} onChoose={setChosen} />
          <States history={history.data} chosen={to} onChoose={setChosen} />
          {history.data.earlier && (
            <Button onPress={() => setBefore(history.data.revisions.at(-1)?.number)}>{words.older}</Button>
          )}
        </div>
        {/* Another choice begins another comparison: what was set in the one before would not fit it. */}
        <Comparison key={`${from ?? ''} ${to}`} storyId={id} history={history.data} from={from} to={to} />
      </div>
    </Screen>
  );
}

function Beside({ storyId, history }: { readonly storyId: string; readonly history: History }) {
  // What readers have, for it is that which is killed, whatever the draft says by now.
  const headline = history.versions[0]?.headline ?? history.headline;
  return (
    <div className="history-beside">
      <a href={`/stories/${storyId}`} dir={history.dir}>
        {history.headline}
      </a>
      <StoryActs storyId={storyId} headline={headline} state={history.state} />
    </div>
  );
}

/** What the story waits for, and what did not go live as it was planned. */
function Releases({ releases }: Pick<History, 'releases'>) {
  const told = releases.filter(({ state }) => state.is === 'planned' || state.is === 'failed');
  if (told.length === 0) return null;
  return (
    <section>
      <h2>{words.comingUp}</h2>
      <ReleaseList releases={told} />
    </section>
  );
}

interface ListProps {
  readonly history: History;
  readonly chosen: StateName;
  onChoose(state: StateName): void;
}

function Versions({ storyId, history, chosen, onChoose }: ListProps & { readonly storyId: string }) {
  const { role } = useMe();
  const [suppressing, setSuppressing] = useState<number | null>(null);
  const [current] = history.versions;
  return (
    <section>
      <h2>{words.versions}</h2>
      {history.versions.length === 0 && <p className="history-soft">{words.noVersions}</p>}
      <ol>
        {history.versions.map((version) => (
          <li key={version.number} className="history-line">
            {version.suppressed ? (
              <p className="history-soft">
                {words.versionName(version.number)} · {words.suppressedVersion} <Moment at={version.suppressed.at} />:{' '}
                <span dir="auto">{version.suppressed.reason}</span>
              </p>
            ) : (
              <Choice name={`version-${version.number}`} chosen={chosen} onChoose={onChoose}>
                <span className="history-what">
                  {words.versionName(version.number)} <Badge tone="live">{words.changes[version.change].name}</Badge>
                </span>
                <span className="history-soft">
                  <Moment at={version.publishedAt} />
                </span>
                {version.note && <span dir="auto">{version.note}</span>}
              </Choice>
            )}
            {isAtLeast(role, 'editor') && !version.suppressed && version !== current && (
              <Button
                look="plain"
                small
                onPress={() => setSuppressing(version.number)}
                aria-label={words.suppressTitle(version.number)}
              >
                {words.suppress}
              </Button>
            )}
          </li>
        ))}
      </ol>
      {suppressing !== null && (
        <SuppressDialog storyId={storyId} version={suppressing} onClose={() => setSuppressing(null)} />
      )}
    </section>
  );
}

function States({ history, chosen, onChoose }: ListProps) {
  return (
    <section>
      <h2>{words.savedStates}</h2>
      <ol>
        {history.revisions.map(({ number, savedAt, by, words: length }) => (
          <li key={number} className="history-line">
            <Choice name={`revision-${number}`} chosen={chosen} onChoose={onChoose}>
              <span className="history-what">{words.revisionName(number)}</span>
              <span className="history-soft">
                <Moment at={savedAt} /> · <bdi>{by}</bdi> · {counted(length, words.words)}
              </span>
            </Choice>
          </li>
        ))}
      </ol>
    </section>
  );
}

interface ChoiceProps {
  readonly name: StateName;
  readonly chosen: StateName;
  onChoose(state: StateName): void;
  readonly children: React.ReactNode;
}

function Choice({ name, chosen, onChoose, children }: ChoiceProps) {
  return (
    <button
      type="button"
      className="history-choice"
      aria-current={name === chosen ? 'true' : undefined}
      onClick={() => onChoose(name)}
    >
      {children}
    </button>
  );
}
