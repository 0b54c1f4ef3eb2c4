import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import { call } from '../api.ts';
import { Failed, Loading } from '../../ui/states.tsx';
import { counted } from '../../ui/language.ts';
import { type DiffLook, DiffView } from '../publishing/diff-view.tsx';
import { LookChoice } from '../publishing/look-choice.tsx';
import { PreviewPane } from '../publishing/preview-pane.tsx';
import { publishingWords as words } from '../words/publishing.ts';
import { Blame } from './blame.tsx';
import type { History, StateName } from './compared.ts';
import { Restore } from './restore.tsx';

type Look = DiffLook | 'who' | 'seen';

interface ComparisonProps {
  readonly storyId: string;
  readonly history: History;
  /** Null for what is the first of its kind. */
  readonly from: StateName | null;
  readonly to: StateName;
}

/** Two states of a story beside or in each other, or who wrote each word of the newer one; a saved state can be restored. */
export function Comparison({ storyId, history, from: older, to: newer }: ComparisonProps) {
  const [from, setFrom] = useState(older);
  const [to, setTo] = useState(newer);
  const [look, setLook] = useState<Look>('inline');
  const number = numberOf(to) ?? history.revisions[0]?.number ?? null;
  const place = useRef<HTMLElement>(null);
  // On a narrow screen it stands over the lists, where whoever chose in them does not see that it changed.
  useEffect(() => {
    if ((place.current?.getBoundingClientRect().top ?? 0) < 0) place.current?.scrollIntoView();
  }, []);
  return (
    <section className="history-compare" aria-label={words.compare} ref={place}>
      <div className="history-bar">
        <StateChoice label={words.from} value={from} history={history} onState={setFrom} />
        <StateChoice label={words.to} value={to} history={history} onState={setTo} />
        <LookChoice label={words.compare} looks={names} look={look} onLook={setLook} />
      </div>
      {to.startsWith('revision-') && (
        <Restore storyId={storyId} number={Number(to.slice(9))} revisions={history.revisions} />
      )}
      {look === 'who' && number !== null && <Blame storyId={storyId} number={number} dir={history.dir} />}
      {look === 'seen' && <Seen storyId={storyId} revision={numberOf(to)} dir={history.dir} />}
      {isDiff(look) && from !== null && <Difference storyId={storyId} from={from} to={to} look={look} />}
      {isDiff(look) && from === null && <p className="history-first">{words.firstOfAll(to.startsWith('version-'))}</p>}
    </section>
  );
}

function isDiff(look: Look): look is DiffLook {
  return look === 'inline' || look === 'beside';
}

/** A saved state, or the draft as it stands, on the readers' own page. */
function Seen({
  revision,
  ...story
}: {
  readonly storyId: string;
  readonly revision: number | null;
  readonly dir: 'ltr' | 'rtl';
}) {
  return (
    <div className="history-seen">
      <PreviewPane {...story} {...(revision !== null && { revision })} />
    </div>
  );
}

function numberOf(name: StateName): number | null {
  return name.startsWith('revision-') ? Number(name.slice(9)) : null;
}

interface DifferenceProps {
  readonly storyId: string;
  readonly from: StateName;
  readonly to: StateName;
  readonly look: DiffLook;
}

function Difference({ storyId, from, to, look }: DifferenceProps) {
  const asked = useQuery({
    queryKey: ['compare', storyId, from, to],
    queryFn: () => call('GET /api/stories/:id/compare', { params: { id: storyId }, query: { from, to } }),
  });
  if (asked.isPending) return <Loading lines={5} />;
  if (asked.isError) return <Failed error={asked.error} onRetry={() => void asked.refetch()} />;
  return <DiffView diff={asked.data.diff} dir={asked.data.dir} look={look} />;
}

interface StateChoiceProps {
  readonly label: string;
  /** Null where nothing is chosen, because there was nothing before. */
  readonly value: StateName | null;
  readonly history: History;
  onState(state: StateName): void;
}

function StateChoice({ label, value, history, onState }: StateChoiceProps) {
  const id = useId();
  const versions = history.versions.filter(({ suppressed }) => !suppressed);
  const states = [...history.revisions, ...(history.earlier ? [history.earlier] : [])];
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="field-input"
        value={value ?? ''}
        onChange={({ target }) => onState(target.value as StateName)}
      >
        {value === null && <option value="">{words.nothingBefore}</option>}
        <option value="draft">{words.draft}</option>
        {versions.map((version) => (
          <option key={`v${version.number}`} value={`version-${version.number}`}>
            {words.versionName(version.number)}
          </option>
        ))}
        {states.map((revision) => (
          <option key={`r${revision.number}`} value={`revision-${revision.number}`}>
            {words.revisionName(revision.number)} · {revision.by} · {counted(revision.words, words.words)}
          </option>
        ))}
      </select>
    </div>
  );
}

const names: Readonly<Record<Look, string>> = {
  inline: words.inline,
  beside: words.sideBySide,
  who: words.whoWrote,
  seen: words.asReaders,
};
