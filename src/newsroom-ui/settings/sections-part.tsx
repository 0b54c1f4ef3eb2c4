import { useState } from 'react';
import type { Section } from '../../story/newsroom.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/states.tsx';
import { doAndSay } from '../../ui/toasts.tsx';
import { call } from '../api.ts';
import { queries } from '../queries.ts';
import { settingsWords as words } from '../words/settings.ts';
import { LineActs, LineSays } from './line-acts.tsx';
import { EndSectionDialog } from './end-section-dialog.tsx';
import type { PartProps } from './part-props.ts';
import { SectionDialog } from './section-dialog.tsx';

type Open =
  | { readonly is: 'edit'; readonly section: Section | null }
  | { readonly is: 'end'; readonly section: Section };

/** Every section: made, renamed, described, ended and brought back. */
export function SectionsPart({ known, isReadOnly }: Pick<PartProps, 'known' | 'isReadOnly'>) {
  const [open, setOpen] = useState<Open | null>(null);
  const { sections, settings } = known;
  const close = (): void => setOpen(null);
  return (
    <div className="settings-fields">
      {!isReadOnly && (
        <div>
          <Button look="main" onPress={() => setOpen({ is: 'edit', section: null })}>
            {words.newSection}
          </Button>
        </div>
      )}
      {sections.length === 0 && <Empty title={words.noSections} />}
      <ul className="settings-history">
        {sections.map((section) => (
          <SectionLine
            key={section.slug}
            section={section}
            edition={settings.editions.find(({ id }) => id === section.edition)?.name ?? section.edition}
            isReadOnly={isReadOnly}
            open={setOpen}
          />
        ))}
      </ul>
      {open?.is === 'edit' && <SectionDialog section={open.section} editions={settings.editions} onClose={close} />}
      {open?.is === 'end' && <EndSectionDialog section={open.section} sections={sections} onClose={close} />}
    </div>
  );
}

interface LineProps {
  readonly section: Section;
  readonly edition: string;
  readonly isReadOnly: boolean;
  open(what: Open): void;
}

function SectionLine({ section, edition, isReadOnly, open }: LineProps) {
  const { name, slug, description, ended } = section;
  return (
    <li>
      <p>
        <strong dir="auto">{name}</strong> <span className="settings-soft">/{slug}</span> <Badge>{edition}</Badge>{' '}
        {ended && <Badge tone="warn">{ended.to === null ? words.endedGone : words.endedTo(`/${ended.to}`)}</Badge>}
        <LineSays description={description} />
      </p>
      {!isReadOnly && (
        <LineActs
          name={name}
          isEnded={ended !== undefined}
          words={words}
          onChange={() => open({ is: 'edit', section })}
          onEnd={() => open({ is: 'end', section })}
          onBringBack={() => void bringBack(slug)}
        />
      )}
    </li>
  );
}

async function bringBack(slug: string): Promise<void> {
  await doAndSay(() => call('POST /api/sections/:slug/return', { params: { slug } }), words.broughtBack);
  for (const stale of ['settings', 'settings-changes', 'newsroom'])
    await queries.invalidateQueries({ queryKey: [stale] });
}
