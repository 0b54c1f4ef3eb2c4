import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { Screen } from '../../ui/screen.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { isAtLeast } from '../../story/person.ts';
import { call } from '../api.ts';
import { OnlyAdministrators } from '../people/only-administrators.tsx';
import { useDoing } from '../people/use-doing.ts';
import { useMe } from '../session.ts';
import { settingsWords as words } from '../words/settings.ts';
import { shellWords } from '../words/shell.ts';
import { AuthorsPart } from './authors-part.tsx';
import { ChecksPart } from './checks-part.tsx';
import { EditionsPart } from './editions-part.tsx';
import { HistoryPart } from './history-part.tsx';
import { LinksPart } from './links-part.tsx';
import { LookPart } from './look-part.tsx';
import { PagesPart } from './pages-part.tsx';
import type { PartProps, SettingsAnswer } from './part-props.ts';
import { PublicationPart } from './publication-part.tsx';
import { RedirectsPart } from './redirects-part.tsx';
import { SectionsPart } from './sections-part.tsx';
import { TopicsPart } from './topics-part.tsx';
import { useWish } from './use-wish.ts';
import { WishBar } from './wish-bar.tsx';
import './settings.css';

const parts = [
  'publication',
  'look',
  'editions',
  'sections',
  'topics',
  'authors',
  'checks',
  'pages',
  'links',
  'redirects',
  'history',
] as const;
type Part = (typeof parts)[number];

/** What editors change as well. */
const ofEditors: readonly Part[] = ['topics', 'authors', 'checks', 'pages', 'redirects'];

/** What the newsroom makes its own, part by part. */
export function SettingsScreen() {
  const { role } = useMe();
  return isAtLeast(role, 'editor') ? <Settings /> : <OnlyAdministrators title={words.title} says={words.notYours} />;
}

function Settings() {
  const asked = useQuery({ queryKey: ['settings'], queryFn: () => call('GET /api/settings') });
  const part = usePart();
  return (
    <Screen title={words.title}>
      <nav className="settings-parts" aria-label={words.parts}>
        {parts.map((one) => (
          <Link key={one} to="/settings" search={{ part: one }} aria-current={one === part ? 'page' : undefined}>
            {shellWords.settingsParts[one]}
          </Link>
        ))}
      </nav>
      {asked.isPending && <Loading />}
      {asked.isError && <Failed error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.data && <Parts known={asked.data} part={part} />}
    </Screen>
  );
}

function usePart(): Part {
  const { part } = useSearch({ strict: false });
  return parts.find((one) => one === part) ?? 'publication';
}

function Parts({ known, part }: { readonly known: SettingsAnswer; readonly part: Part }) {
  const isReadOnly = useMe().role !== 'administrator';
  const wish = useWish(known.settings);
  const doing = useDoing();
  const given: PartProps = { wish, known, isReadOnly, error: doing.error };
  return (
    <section className="settings-part">
      <p className="settings-says">
        {words.says[part]} {isReadOnly && !ofEditors.includes(part) && words.readOnly}
      </p>
      {part === 'publication' && <PublicationPart {...given} />}
      {part === 'look' && <LookPart {...given} />}
      {part === 'editions' && <EditionsPart {...given} />}
      {part === 'sections' && <SectionsPart {...given} />}
      {part === 'topics' && <TopicsPart />}
      {part === 'authors' && <AuthorsPart />}
      {part === 'checks' && <ChecksPart />}
      {part === 'pages' && <PagesPart {...given} />}
      {part === 'links' && <LinksPart {...given} />}
      {part === 'redirects' && <RedirectsPart />}
      {part === 'history' && <HistoryPart isReadOnly={isReadOnly} />}
      {wish.count > 0 && !isReadOnly && <WishBar wish={wish} doing={doing} known={known} />}
    </section>
  );
}
