import { useState } from 'react';
import type { Edition, Section } from '../../story/newsroom.ts';
import { slugify } from '../../story/slug.ts';
import { Field } from '../../ui/field.tsx';
import { call } from '../api.ts';
import { Choice } from '../people/choice.tsx';
import { FormDialog } from '../people/form-dialog.tsx';
import { problemAt, useDoing } from '../people/use-doing.ts';
import { queries } from '../queries.ts';
import { settingsWords as words } from '../words/settings.ts';
import { FilingPreview } from './filing-preview.tsx';

interface SectionDialogProps {
  /** Null for a new one. */
  readonly section: Section | null;
  readonly editions: readonly Edition[];
  onClose(): void;
}

/** Makes a section, or changes what it is called. Its word in addresses is chosen once. */
export function SectionDialog({ section, editions, onClose }: SectionDialogProps) {
  const doing = useDoing();
  const [draft, setDraft] = useState<Draft>(() => draftOf(section, editions));
  const set = {
    ...draft,
    slug: slugIn(draft),
    name: draft.name.trim(),
    description: draft.description?.trim() || null,
  };
  const send = async (): Promise<void> => {
    const said = { say: section ? words.sectionChanged : words.sectionMade, refresh: 'settings' };
    if (!(await doing.run(() => call('POST /api/sections', { body: { was: section, set } }), said))) return;
    for (const stale of ['settings-changes', 'newsroom']) void queries.invalidateQueries({ queryKey: [stale] });
    onClose();
  };
  return (
    <FormDialog
      title={section ? words.changeOf(section.name) : words.newSection}
      does={section ? words.save : words.makeSection}
      doing={doing}
      fields={['slug', 'name', 'description', 'edition']}
      isUnready={set.name === ''}
      onSend={() => void send()}
      onClose={onClose}
    >
      <SectionFields
        draft={draft}
        isNew={section === null}
        editions={editions}
        problemIn={(field) => problemAt(doing.error, field)}
        onChange={setDraft}
      />
      <FilingPreview is="section" set={set} doing={doing} />
    </FormDialog>
  );
}

/** An empty word is one that nobody chose: then it follows the name. */
type Draft = Pick<Section, 'slug' | 'name' | 'description' | 'edition'>;

function draftOf(section: Section | null, editions: readonly Edition[]): Draft {
  const { slug = '', name = '', description = null, edition = editions[0]?.id ?? '' } = section ?? {};
  return { slug, name, description, edition };
}

function slugIn({ slug, name }: Draft): string {
  return slug === '' && name.trim() !== '' ? slugify(name) : slug;
}

interface SectionFieldsProps {
  readonly draft: Draft;
  readonly isNew: boolean;
  readonly editions: readonly Edition[];
  problemIn(field: keyof Draft): string | undefined;
  onChange(draft: Draft): void;
}

function SectionFields({ draft, isNew, editions, problemIn, onChange }: SectionFieldsProps) {
  const change = (said: Partial<Draft>): void => onChange({ ...draft, ...said });
  return (
    <>
      <Field
        label={words.name}
        value={draft.name}
        onChange={(name) => change({ name })}
        error={problemIn('name')}
        isRequired
      />
      {isNew && (
        <Field
          label={words.editionId}
          hint={words.sectionWordHint}
          value={slugIn(draft)}
          onChange={(slug) => change({ slug })}
          error={problemIn('slug')}
        />
      )}
      <Field
        label={words.places.description}
        hint={words.descriptionHint}
        lines={2}
        value={draft.description ?? ''}
        onChange={(description) => change({ description })}
        error={problemIn('description')}
      />
      <Choice
        label={words.sectionEdition}
        value={draft.edition}
        options={editions.map((one) => ({ value: one.id, name: one.name }))}
        onChange={(edition) => change({ edition })}
      />
    </>
  );
}
