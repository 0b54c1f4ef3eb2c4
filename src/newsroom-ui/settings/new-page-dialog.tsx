import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { Field } from '../../ui/field.tsx';
import { call } from '../api.ts';
import { Choice } from '../people/choice.tsx';
import { FormDialog } from '../people/form-dialog.tsx';
import { problemAt, useDoing } from '../people/use-doing.ts';
import { pageWords as words } from '../words/pages.ts';
import type { SettingsAnswer } from './part-props.ts';

/** Begins a plain page and goes to where it is written. */
export function NewPageDialog({ known, onClose }: { readonly known: SettingsAnswer; onClose(): void }) {
  const { settings, sections } = known;
  const doing = useDoing();
  const router = useRouter();
  const [headline, setHeadline] = useState('');
  const [edition, setEdition] = useState(settings.editions[0]?.id ?? '');
  // Each story is under a section; a plain page shows none, so nobody is asked for it.
  const open = sections.filter(({ ended }) => !ended).map(({ slug }) => slug);
  const section = open.find((slug) => slug === settings.defaultSection) ?? open[0];
  const send = async (): Promise<void> => {
    if (section === undefined) return;
    const body = { headline: headline.trim(), kind: 'page' as const, edition, section };
    await doing.run(async () => {
      const { id } = await call('POST /api/stories', { body });
      onClose();
      await router.navigate({ to: '/stories/$id', params: { id } });
    });
  };
  return (
    <FormDialog
      title={words.newPage}
      does={words.makePage}
      doing={doing}
      fields={['headline', 'edition']}
      isUnready={headline.trim() === '' || section === undefined}
      {...(section === undefined && { over: <p>{words.noSection}</p> })}
      onSend={() => void send()}
      onClose={onClose}
    >
      <Field
        label={words.headline}
        hint={words.headlineHint}
        value={headline}
        onChange={setHeadline}
        error={problemAt(doing.error, 'headline')}
        maxLength={300}
        isRequired
      />
      <Choice
        label={words.edition}
        value={edition}
        options={settings.editions.map((one) => ({ value: one.id, name: one.name }))}
        onChange={setEdition}
      />
    </FormDialog>
  );
}
