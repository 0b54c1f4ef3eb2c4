import { useState } from 'react';
import type { Topic } from '../../story/newsroom.ts';
import { slugify } from '../../story/slug.ts';
import { Field } from '../../ui/field.tsx';
import { call } from '../api.ts';
import { Choice } from '../people/choice.tsx';
import { FormDialog } from '../people/form-dialog.tsx';
import { problemAt, useDoing } from '../people/use-doing.ts';
import { queries } from '../queries.ts';
import { useNewsroom } from '../session.ts';
import { topicWords as words } from '../words/topics.ts';
import { FilingPreview } from './filing-preview.tsx';

interface TopicDialogProps {
  /** Null for a new one. */
  readonly topic: Topic | null;
  /** What a new one is called and of which edition it is, until somebody says otherwise. */
  readonly begun?: { readonly name: string; readonly edition: string };
  /** Told of the word of what was made or changed. */
  onDone?(slug: string): void;
  onClose(): void;
}

/** Makes a topic, or changes what it is called and what it is. Its word in addresses is chosen once. */
export function TopicDialog({ topic, begun, onDone, onClose }: TopicDialogProps) {
  const doing = useDoing();
  const { editions } = useNewsroom();
  const [draft, setDraft] = useState<Draft>(() =>
    draftOf(topic, begun ?? { name: '', edition: editions[0]?.id ?? '' }),
  );
  const { name, type, description, mediaTopic, edition } = draft;
  const set = {
    ...{ slug: slugIn(draft), name: name.trim(), type, edition, description: description.trim() || null },
    ...(mediaTopic.trim() !== '' && { mediaTopic: mediaTopic.trim() }),
  };
  const send = async (): Promise<void> => {
    const said = { say: topic ? words.changed : words.made, refresh: 'newsroom' };
    if (!(await doing.run(() => call('POST /api/topics', { body: { was: topic, set } }), said))) return;
    refreshTopics();
    onDone?.(set.slug);
    onClose();
  };
  return (
    <FormDialog
      title={topic ? words.changeOf(topic.name) : words.newTopic}
      does={topic ? words.save : words.makeIt}
      doing={doing}
      fields={['slug', 'name', 'type', 'description', 'mediaTopic', 'edition']}
      isUnready={set.name === ''}
      onSend={() => void send()}
      onClose={onClose}
    >
      <TopicFields
        draft={draft}
        isNew={topic === null}
        problemIn={(field) => problemAt(doing.error, field)}
        onChange={setDraft}
      />
      <FilingPreview is="topic" set={set} doing={doing} />
    </FormDialog>
  );
}

interface TopicFieldsProps {
  readonly draft: Draft;
  readonly isNew: boolean;
  problemIn(field: keyof Draft): string | undefined;
  onChange(draft: Draft): void;
}

function TopicFields({ draft, isNew, problemIn, onChange }: TopicFieldsProps) {
  const { editions } = useNewsroom();
  const field = (of: keyof Draft) => ({
    value: draft[of],
    onChange: (said: string) => onChange({ ...draft, [of]: said }),
    error: problemIn(of),
  });
  return (
    <>
      <Field label={words.name} {...field('name')} isRequired />
      {isNew && <Field label={words.slug} hint={words.slugHint} {...field('slug')} value={slugIn(draft)} />}
      <Choice
        label={words.type}
        value={draft.type}
        options={Object.entries(words.types).map(([value, said]) => ({ value, name: said }))}
        onChange={(chosen) => onChange({ ...draft, type: chosen as Topic['type'] })}
      />
      <Field label={words.description} hint={words.descriptionHint} lines={2} {...field('description')} />
      <Field label={words.mediaTopic} hint={words.mediaTopicHint} {...field('mediaTopic')} />
      <Choice
        label={words.edition}
        value={draft.edition}
        options={editions.map((one) => ({ value: one.id, name: one.name }))}
        onChange={(chosen) => onChange({ ...draft, edition: chosen })}
      />
    </>
  );
}

interface Draft {
  /** An empty word is one that nobody chose: then it follows the name. */
  readonly slug: string;
  readonly name: string;
  readonly type: Topic['type'];
  readonly description: string;
  readonly mediaTopic: string;
  readonly edition: string;
}

function draftOf(topic: Topic | null, begun: { readonly name: string; readonly edition: string }): Draft {
  const { slug = '', name = begun.name, type = 'subject', edition = begun.edition } = topic ?? {};
  return { slug, name, type, edition, description: topic?.description ?? '', mediaTopic: topic?.mediaTopic ?? '' };
}

function slugIn({ slug, name }: Draft): string {
  return slug === '' && name.trim() !== '' ? slugify(name) : slug;
}

/** Asks again for all that shows topics. */
export function refreshTopics(): void {
  for (const stale of ['topics', 'settings-changes', 'newsroom']) void queries.invalidateQueries({ queryKey: [stale] });
}
