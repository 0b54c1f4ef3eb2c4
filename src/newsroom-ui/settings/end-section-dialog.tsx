import { useState } from 'react';
import type { Section } from '../../story/newsroom.ts';
import { call } from '../api.ts';
import { Choice } from '../people/choice.tsx';
import { FormDialog } from '../people/form-dialog.tsx';
import { useDoing } from '../people/use-doing.ts';
import { queries } from '../queries.ts';
import { settingsWords as words } from '../words/settings.ts';

interface EndSectionProps {
  readonly section: Section;
  readonly sections: readonly Section[];
  onClose(): void;
}

/** Ends a section, once somebody has said where its readers go. */
export function EndSectionDialog({ section, sections, onClose }: EndSectionProps) {
  const doing = useDoing();
  const [to, setTo] = useState('');
  const others = sections.filter(({ slug, ended }) => slug !== section.slug && !ended);
  const send = async (): Promise<void> => {
    const end = () =>
      call('POST /api/sections/:slug/end', { params: { slug: section.slug }, body: { to: to === '' ? null : to } });
    if (!(await doing.run(end, { say: words.sectionEnded, refresh: 'settings' }))) return;
    for (const stale of ['settings-changes', 'newsroom']) void queries.invalidateQueries({ queryKey: [stale] });
    onClose();
  };
  return (
    <FormDialog
      title={words.endOf(section.name)}
      does={words.endIt}
      doing={doing}
      over={<p>{words.endSays}</p>}
      onSend={() => void send()}
      onClose={onClose}
    >
      <Choice
        label={words.endTo(`/${section.slug}`)}
        value={to}
        options={[{ value: '', name: words.endGone }, ...others.map(({ slug, name }) => ({ value: slug, name }))]}
        onChange={setTo}
      />
    </FormDialog>
  );
}
