import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Section } from '../../story/newsroom.ts';
import { counted } from '../../ui/language.ts';
import { call } from '../api.ts';
import { FormDialog } from '../people/form-dialog.tsx';
import { useDoing } from '../people/use-doing.ts';
import { queries } from '../queries.ts';
import { settingsWords as words } from '../words/settings.ts';
import { EndChoice } from './end-choice.tsx';

interface EndSectionProps {
  readonly section: Section;
  readonly sections: readonly Section[];
  onClose(): void;
}

/** Merges a section into another or ends it, once somebody has seen what becomes of its stories and addresses. */
export function EndSectionDialog({ section, sections, onClose }: EndSectionProps) {
  const doing = useDoing();
  const [to, setTo] = useState('');
  const others = sections.filter(({ slug, ended }) => slug !== section.slug && !ended);
  const into = others.find(({ slug }) => slug === to) ?? null;
  const send = async (): Promise<void> => {
    const end = () =>
      call('POST /api/sections/:slug/end', { params: { slug: section.slug }, body: { to: to === '' ? null : to } });
    if (!(await doing.run(end, { say: into ? words.sectionMerged : words.sectionEnded, refresh: 'settings' }))) return;
    for (const stale of ['settings-changes', 'newsroom']) void queries.invalidateQueries({ queryKey: [stale] });
    onClose();
  };
  return (
    <FormDialog
      title={words.endOf(section.name)}
      does={into ? words.mergeIt : words.endIt}
      doing={doing}
      over={<p>{words.endSays}</p>}
      onSend={() => void send()}
      onClose={onClose}
    >
      <EndChoice words={words} others={others} to={to} onChoose={setTo} />
      <WhatEnds section={section} into={into} />
    </FormDialog>
  );
}

/** How many stories and addresses it concerns, and where some of these would lead. */
function WhatEnds({ section, into }: { readonly section: Section; readonly into: Section | null }) {
  const { slug } = section;
  const to = into?.slug;
  const { data } = useQuery({
    queryKey: ['settings', 'section-end', slug, to],
    queryFn: () => call('GET /api/sections/:slug/end', { params: { slug }, query: { to } }),
  });
  if (!data) return null;
  const stories = counted(data.stories, words.stories);
  const addresses = counted(data.addresses, words.addresses);
  return (
    <div role="status">
      {data.stories > 0 && <p>{into ? words.storiesMove(stories, into.name) : words.storiesStay(stories)}</p>}
      {data.addresses > 0 && <p>{into ? words.addressesLead(addresses) : words.addressesGone(addresses)}</p>}
      <ul className="settings-examples">
        {data.examples.map(({ from, to: leads }) => (
          <li key={from} dir="ltr">
            {from} {leads === null ? '→ 410' : `→ ${leads}`}
          </li>
        ))}
      </ul>
    </div>
  );
}
