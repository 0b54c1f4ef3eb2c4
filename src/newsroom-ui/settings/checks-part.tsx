import { useState } from 'react';
import {
  type CheckLevel,
  type SettableCheck,
  settableChecks,
  type StoryChecks,
  type WordRule,
} from '../../story/story-checks.ts';
import type { StoryKind } from '../../story/story.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { Choice } from '../people/choice.tsx';
import { storyKindNames } from '../story-dialogs/kind-names.ts';
import { useStoryChecks } from '../story/use-story-checks.ts';
import { checkWords as words } from '../words/checks.ts';
import { changeChecks, withLevel, withoutRule } from './change-checks.ts';
import { WordRuleDialog } from './word-rule-dialog.tsx';

/** Which checks of a story block and which warn, and the words to avoid. */
export function ChecksPart() {
  const asked = useStoryChecks();
  return (
    <div className="settings-fields">
      {asked.isPending && <Loading />}
      {asked.isError && <Failed error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.data && <Levels checks={asked.data.checks} />}
      {asked.data && <Rules checks={asked.data.checks} />}
    </div>
  );
}

interface ChecksProps {
  readonly checks: StoryChecks;
}

const codes = Object.keys(settableChecks) as SettableCheck[];

function Levels({ checks }: ChecksProps) {
  const [kind, setKind] = useState<StoryKind | ''>('');
  const kinds = [{ value: '', name: words.everyKind }, ...storyKindNames.map(([value, name]) => ({ value, name }))];
  return (
    <section className="settings-rows">
      <h2 className="settings-label">{words.checks}</h2>
      <Choice label={words.of} value={kind} options={kinds} onChange={(chosen) => setKind(chosen as StoryKind | '')} />
      <div className="settings-checks">
        {codes.map((code) => (
          <Level key={code} checks={checks} code={code} kind={kind === '' ? null : kind} />
        ))}
      </div>
      <p className="settings-soft">{words.fixed}</p>
    </section>
  );
}

const levels = ['block', 'ask', 'warn', 'off'] as const satisfies readonly CheckLevel[];

/** What one check does, for one kind or for every one that says nothing else. */
function Level({
  checks,
  code,
  kind,
}: ChecksProps & { readonly code: SettableCheck; readonly kind: StoryKind | null }) {
  const every = checks.levels[code]?.all ?? settableChecks[code];
  const own = kind === null ? every : (checks.levels[code]?.kinds[kind] ?? '');
  const options = levels.map((value) => ({ value: value as string, name: words.levels[value] }));
  const asEvery = kind === null ? [] : [{ value: '', name: words.asEvery(words.levels[every]) }];
  return (
    <Choice
      label={words.names[code]}
      value={own}
      options={[...asEvery, ...options]}
      onChange={(chosen) =>
        void changeChecks(
          checks,
          withLevel(checks, { code, kind, level: chosen === '' ? null : (chosen as CheckLevel) }),
        )
      }
    />
  );
}

function Rules({ checks }: ChecksProps) {
  const [open, setOpen] = useState<WordRule | 'new' | null>(null);
  return (
    <section className="settings-rows">
      <h2 className="settings-label">{words.words}</h2>
      <p className="settings-soft">{words.wordsSays}</p>
      {checks.words.length === 0 && <Empty title={words.none} />}
      <ul className="settings-history">
        {checks.words.map((rule) => (
          <Rule key={rule.id} checks={checks} rule={rule} onChange={() => setOpen(rule)} />
        ))}
      </ul>
      <div>
        <Button look="main" onPress={() => setOpen('new')}>
          {words.newRule}
        </Button>
      </div>
      {open !== null && (
        <WordRuleDialog checks={checks} rule={open === 'new' ? null : open} onClose={() => setOpen(null)} />
      )}
    </section>
  );
}

interface RuleProps extends ChecksProps {
  readonly rule: WordRule;
  onChange(): void;
}

function Rule({ checks, rule, onChange }: RuleProps) {
  const named = rule.words.join(', ');
  const takeOut = () => void changeChecks(checks, withoutRule(checks, rule.id), words.takenOut);
  return (
    <li>
      <p>
        <strong dir="auto">{named}</strong> <Badge>{words.levels[rule.level]}</Badge>{' '}
        <span className="settings-soft" dir="auto">
          {rule.owner}
        </span>
        <span className="settings-line-says" dir="auto">
          {rule.reason} {rule.instead && words.rather(rule.instead)}
        </span>
        <span className="settings-line-says settings-soft" dir="auto">
          “{rule.example}”
        </span>
      </p>
      <div className="settings-acts">
        <Button small aria-label={words.changeOf(named)} onPress={onChange}>
          {words.change}
        </Button>
        <Button small look="plain" aria-label={words.takeOutOf(named)} onPress={takeOut}>
          {words.takeOut}
        </Button>
      </div>
    </li>
  );
}
