import { useState } from 'react';
import { newId } from '../../base/ids.ts';
import type { StoryChecks, WordRule } from '../../story/story-checks.ts';
import { wordRuleSchema } from '../../story/story-checks.ts';
import { Field } from '../../ui/field.tsx';
import { Tick } from '../../ui/tick.tsx';
import { call } from '../api.ts';
import { Choice } from '../people/choice.tsx';
import { FormDialog } from '../people/form-dialog.tsx';
import { useDoing } from '../people/use-doing.ts';
import { queries } from '../queries.ts';
import { useMe } from '../session.ts';
import { checkWords as words } from '../words/checks.ts';
import { withRule } from './change-checks.ts';
import { TryRule } from './try-rule.tsx';

interface WordRuleDialogProps {
  readonly checks: StoryChecks;
  /** Null for a new one. */
  readonly rule: WordRule | null;
  onClose(): void;
}

/** Makes a rule of words to avoid, or changes it; it can be tried on the archive before anybody meets it. */
export function WordRuleDialog({ checks, rule, onClose }: WordRuleDialogProps) {
  const doing = useDoing();
  const { name } = useMe();
  const [draft, setDraft] = useState<Draft>(() => draftOf(rule, name));
  const [shown, setShown] = useState<Problems>({});
  const wanted = ruleIn(draft, rule?.id);
  const send = async (): Promise<void> => {
    const parsed = wordRuleSchema.safeParse(wanted);
    setShown(parsed.success ? {} : problemsOf(parsed.error.issues));
    if (!parsed.success) return;
    const save = () => call('POST /api/story-checks', { body: { was: checks, set: withRule(checks, parsed.data) } });
    if (!(await doing.run(save, { say: words.changed, refresh: 'story-checks' }))) return;
    void queries.invalidateQueries({ queryKey: ['settings-changes'] });
    onClose();
  };
  return (
    <FormDialog
      title={rule ? words.changeRule : words.newRule}
      does={rule ? words.save : words.makeIt}
      size="medium"
      doing={doing}
      onSend={() => void send()}
      onClose={onClose}
    >
      <RuleFields draft={draft} problems={shown} onChange={setDraft} />
      <TryRule rule={wanted} />
    </FormDialog>
  );
}

type Problems = Readonly<Record<string, string>>;

function problemsOf(issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]): Problems {
  return Object.fromEntries(issues.map(({ path, message }) => [String(path[0]), message]));
}

interface RuleFieldsProps {
  readonly draft: Draft;
  readonly problems: Problems;
  onChange(draft: Draft): void;
}

function RuleFields({ draft, problems, onChange }: RuleFieldsProps) {
  const field = (of: Exclude<keyof Draft, 'level' | 'sparesQuotes'>) => ({
    value: draft[of],
    onChange: (said: string) => onChange({ ...draft, [of]: said }),
    error: problems[of],
  });
  return (
    <>
      <Field label={words.wordsField} hint={words.wordsHint} lines={3} {...field('words')} />
      <Field label={words.instead} hint={words.insteadHint} {...field('instead')} />
      <Field label={words.reason} hint={words.reasonHint} lines={2} {...field('reason')} />
      <Field label={words.example} hint={words.exampleHint} {...field('example')} />
      <Field label={words.owner} {...field('owner')} />
      <Choice
        label={words.level}
        value={draft.level}
        options={(['warn', 'block'] as const).map((value) => ({ value, name: words.levels[value] }))}
        onChange={(level) => onChange({ ...draft, level: level as WordRule['level'] })}
      />
      <Tick isTicked={draft.sparesQuotes} onTick={(sparesQuotes) => onChange({ ...draft, sparesQuotes })}>
        {words.sparesQuotes}
      </Tick>
      <Field label={words.lang} hint={words.langHint} {...field('lang')} />
    </>
  );
}

interface Draft {
  /** One a line. */
  readonly words: string;
  readonly instead: string;
  readonly reason: string;
  readonly example: string;
  readonly owner: string;
  readonly level: WordRule['level'];
  readonly lang: string;
  readonly sparesQuotes: boolean;
}

const emptyDraft: Draft = {
  ...{ words: '', instead: '', reason: '', example: '', owner: '', lang: '' },
  level: 'warn',
  // What people said stands as they said it.
  sparesQuotes: true,
};

function draftOf(rule: WordRule | null, name: string): Draft {
  if (!rule) return { ...emptyDraft, owner: name };
  const { instead, reason, example, owner, level, lang, sparesQuotes } = rule;
  const said = { reason, example, owner, level, sparesQuotes };
  return { ...said, words: rule.words.join('\n'), instead: instead ?? '', lang: lang ?? '' };
}

function ruleIn(draft: Draft, id = newId()): WordRule {
  const { instead, lang, ...said } = draft;
  const listed = draft.words.split('\n').flatMap((line) => line.trim() || []);
  return { ...said, id, words: listed, instead: instead.trim() || null, lang: lang.trim() || null };
}
