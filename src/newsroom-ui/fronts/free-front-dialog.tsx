import { useState } from 'react';
import type { FreeFront } from '../../story/free-front.ts';
import { slugify } from '../../story/slug.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { call } from '../api.ts';
import { Choice } from '../people/choice.tsx';
import { FormDialog } from '../people/form-dialog.tsx';
import { type Doing, problemAt, useDoing } from '../people/use-doing.ts';
import { queries } from '../queries.ts';
import { useNewsroom } from '../session.ts';
import { frontWords as words } from '../words/fronts.ts';

/** What is asked again when such a front was made, changed or ended. */
export function askAgainForFronts(): void {
  for (const stale of ['fronts', 'front', 'newsroom']) void queries.invalidateQueries({ queryKey: [stale] });
}

type Draft = Pick<FreeFront, 'name' | 'slug' | 'description' | 'edition'>;

interface MakeProps {
  onMade(slug: string): void;
  onClose(): void;
}

/** Makes a front with an address of its own, whose word follows the name until somebody chooses another. */
export function NewFreeFrontDialog({ onMade, onClose }: MakeProps) {
  const { editions } = useNewsroom();
  const doing = useDoing();
  const [draft, setDraft] = useState<Draft>({ name: '', slug: '', description: null, edition: editions[0]?.id ?? '' });
  const slug = draft.slug === '' && draft.name.trim() !== '' ? slugify(draft.name) : draft.slug;
  const send = async (): Promise<void> => {
    const body = { ...draft, slug, name: draft.name.trim(), description: draft.description?.trim() || null };
    const make = () => call('POST /api/free-fronts', { body });
    if (!(await doing.run(make, { say: words.freeMade, refresh: 'newsroom' }))) return;
    askAgainForFronts();
    onMade(slug);
  };
  return (
    <FormDialog
      title={words.newFree}
      does={words.makeFree}
      doing={doing}
      fields={['slug', 'name', 'description', 'edition']}
      isUnready={draft.name.trim() === '' || slug === ''}
      onSend={() => void send()}
      onClose={onClose}
    >
      <FreeFields draft={{ ...draft, slug }} isNew doing={doing} onChange={setDraft} />
    </FormDialog>
  );
}

interface ChangeProps {
  readonly front: FreeFront;
  onEnd(): void;
  onClose(): void;
}

/** Changes what a front of its own is called, or leads to the way in which it ends. */
export function FreeFrontDialog({ front, onEnd, onClose }: ChangeProps) {
  const doing = useDoing();
  const [draft, setDraft] = useState<Draft>(front);
  const of = ({ name, description, edition }: Draft) => ({ name, description, edition });
  const send = async (): Promise<void> => {
    const set = { ...of(draft), name: draft.name.trim(), description: draft.description?.trim() || null };
    const body = { was: of(front), set };
    const change = () => call('PUT /api/free-fronts/:slug', { params: { slug: front.slug }, body });
    if (!(await doing.run(change, { say: words.freeChanged }))) return;
    askAgainForFronts();
    onClose();
  };
  return (
    <FormDialog
      title={words.aboutFree(front.name)}
      does={words.save}
      doing={doing}
      fields={['name', 'description', 'edition']}
      beside={<Button onPress={onEnd}>{words.endFree}</Button>}
      isUnready={draft.name.trim() === ''}
      onSend={() => void send()}
      onClose={onClose}
    >
      <FreeFields draft={draft} isNew={false} doing={doing} onChange={setDraft} />
    </FormDialog>
  );
}

interface FieldsProps {
  readonly draft: Draft;
  readonly isNew: boolean;
  readonly doing: Doing;
  onChange(draft: Draft): void;
}

function FreeFields({ draft, isNew, doing: { error }, onChange }: FieldsProps) {
  const { editions } = useNewsroom();
  return (
    <>
      <Field
        label={words.freeName}
        value={draft.name}
        onChange={(name) => onChange({ ...draft, name })}
        error={problemAt(error, 'name')}
        maxLength={120}
        isRequired
      />
      {isNew && (
        <Field
          label={words.address}
          hint={words.freeWordHint(draft.slug)}
          value={draft.slug}
          onChange={(slug) => onChange({ ...draft, slug })}
          error={problemAt(error, 'slug')}
          maxLength={80}
        />
      )}
      <Field
        label={words.freeDescription}
        hint={words.freeDescriptionHint}
        lines={2}
        value={draft.description ?? ''}
        onChange={(description) => onChange({ ...draft, description })}
        error={problemAt(error, 'description')}
        maxLength={500}
      />
      {editions.length > 1 && (
        <Choice
          label={words.freeEdition}
          value={draft.edition}
          options={editions.map(({ id, name }) => ({ value: id, name }))}
          onChange={(edition) => onChange({ ...draft, edition })}
        />
      )}
    </>
  );
}

interface EndProps {
  readonly front: FreeFront;
  onEnded(): void;
  onClose(): void;
}

/** Ends a front of its own, once somebody has said where its readers go. */
export function EndFreeFrontDialog({ front, onEnded, onClose }: EndProps) {
  const { editions, sections, topics, fronts } = useNewsroom();
  const doing = useDoing();
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('');
  const send = async (): Promise<void> => {
    const body = { to: to === '' ? null : to, reason: reason.trim() || null };
    const end = () => call('POST /api/free-fronts/:slug/end', { params: { slug: front.slug }, body });
    if (!(await doing.run(end, { say: words.freeEnded }))) return;
    askAgainForFronts();
    onEnded();
  };
  return (
    <FormDialog
      title={words.endFreeOf(front.name)}
      does={words.endFreeDoes}
      doing={doing}
      fields={['to', 'reason']}
      over={<p>{words.endFreeSays(front.slug)}</p>}
      onSend={() => void send()}
      onClose={onClose}
    >
      <Choice
        label={words.endFreeTo(front.slug)}
        value={to}
        options={[
          { value: '', name: words.endFreeGone },
          ...editions.map(({ id, name }) => ({ value: id, name: words.frontOf(name) })),
          ...sections.map(({ slug, name }) => ({ value: `section/${slug}`, name: words.sectionNamed(name) })),
          ...fronts
            .filter(({ slug }) => slug !== front.slug)
            .map(({ slug, name }) => ({ value: `free/${slug}`, name })),
          ...topics.map(({ slug, name }) => ({ value: `topic/${slug}`, name: words.topicNamed(name) })),
        ]}
        onChange={setTo}
      />
      {to === '' && (
        <Field
          label={words.endFreeWhy}
          hint={words.endFreeWhyHint}
          value={reason}
          onChange={setReason}
          maxLength={300}
        />
      )}
    </FormDialog>
  );
}
