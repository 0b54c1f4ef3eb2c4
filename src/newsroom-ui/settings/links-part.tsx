import type { Settings } from '../../story/newsroom.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Choice } from '../people/choice.tsx';
import { problemAt } from '../people/use-doing.ts';
import { settingsWords as words } from '../words/settings.ts';
import type { PartProps } from './part-props.ts';
import { Rows } from './rows.tsx';
import { SettingField } from './setting-field.tsx';
import { TextFiles } from './text-files.tsx';

type Policy = Settings['policies'][number];

/** What is at the foot of every page, and what only machines read. */
export function LinksPart(part: PartProps) {
  const { wish, error, isReadOnly } = part;
  return (
    <div className="settings-fields">
      <FooterLinks {...part} />
      <Field
        label={words.social}
        hint={words.socialHint}
        lines={3}
        value={wish.value('social').join('\n')}
        isReadOnly={isReadOnly}
        error={firstProblem(error, 'social')}
        onChange={(typed) => wish.change('social', typed === '' ? [] : typed.split('\n'))}
      />
      <Policies {...part} />
      <TextFiles {...part} />
      <SettingField {...part} field="robots" label={words.robots} hint={words.robotsHint} lines={3} mayBeEmpty />
    </div>
  );
}

/** What is wrong in the first line that has something wrong in it. */
function firstProblem(error: PartProps['error'], field: string): string | undefined {
  return error?.problems.find(({ where }) => where.startsWith(`${field}/`) || where === field)?.say;
}

function FooterLinks({ wish, error, isReadOnly }: PartProps) {
  const links = wish.value('footerLinks');
  const set = (next: Settings['footerLinks'] | readonly Settings['footerLinks'][number][]) =>
    wish.change('footerLinks', [...next]);
  return (
    <Rows
      title={words.footerLinks}
      none={words.footerNone}
      rows={links}
      nameOf={({ label, href }) => label || href}
      onChange={set}
      isReadOnly={isReadOnly}
      add={<Button onPress={() => set([...links, { label: '', href: '' }])}>{words.addLink}</Button>}
    >
      {(link, change, at) => (
        <>
          <Field
            label={words.label}
            value={link.label}
            isReadOnly={isReadOnly}
            error={problemAt(error, `footerLinks/${at}/label`)}
            onChange={(label) => change({ ...link, label })}
          />
          <Field
            label={words.href}
            hint={at === 0 ? words.hrefHint : undefined}
            value={link.href}
            isReadOnly={isReadOnly}
            error={problemAt(error, `footerLinks/${at}/href`)}
            onChange={(href) => change({ ...link, href })}
          />
        </>
      )}
    </Rows>
  );
}

function Policies({ wish, error, isReadOnly }: PartProps) {
  const policies = wish.value('policies');
  const set = (next: readonly Policy[]) => wish.change('policies', [...next]);
  const kinds = Object.entries(words.policyKinds).map(([value, name]) => ({ value, name }));
  return (
    <Rows
      title={words.policies}
      none={words.policiesNone}
      rows={policies}
      nameOf={({ is }) => words.policyKinds[is]}
      onChange={set}
      isReadOnly={isReadOnly}
      add={
        <Button onPress={() => set([...policies, { is: 'publishingPrinciples', href: '' }])}>{words.addPolicy}</Button>
      }
    >
      {(policy, change, at) => (
        <>
          <Choice
            label={words.policy}
            value={policy.is}
            options={kinds}
            onChange={(is) => change({ ...policy, is: is as Policy['is'] })}
          />
          <Field
            label={words.href}
            value={policy.href}
            isReadOnly={isReadOnly}
            error={problemAt(error, `policies/${at}/href`)}
            onChange={(href) => change({ ...policy, href })}
          />
        </>
      )}
    </Rows>
  );
}
