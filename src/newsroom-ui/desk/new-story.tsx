import { useMutation } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import type { StoryKind } from '../../story/story.ts';
import { call } from '../api.ts';
import { Field } from '../parts/field.tsx';
import { useNewsroom } from '../session.ts';
import { deskWords as words } from '../words/desk.ts';
import { DeskForm, Pick } from './desk-form.tsx';
import type { DeskStory, DeskView } from './desk-query.ts';
import { storyKindNames } from './kind-names.ts';

/** Begins a story and goes to it. What the desk is narrowed to is where it is filed first. */
export function NewStory({ view, onClose }: { readonly view: DeskView; onClose(): void }) {
  const { editions, sections } = useNewsroom();
  const [headline, setHeadline] = useState('');
  const [kind, setKind] = useState<StoryKind>(view.kind ?? 'report');
  const [edition, setEdition] = useState(
    view.edition ?? sections.find(({ slug }) => slug === view.section)?.edition ?? editions[0]?.id ?? '',
  );
  const ofEdition = sections.filter((section) => section.edition === edition);
  const offered = ofEdition.length > 0 ? ofEdition : sections;
  const [chosen, setSection] = useState(view.section ?? '');
  const section = offered.some(({ slug }) => slug === chosen) ? chosen : (offered[0]?.slug ?? '');
  const begin = useBegin(() => call('POST /api/stories', { body: { headline, kind, edition, section } }));
  return (
    <DeskForm
      title={words.newStory}
      does={words.begin}
      onClose={onClose}
      onDone={begin.mutate}
      isBusy={begin.isPending}
    >
      <Field
        label={words.headline}
        hint={words.headlineHint}
        value={headline}
        onChange={setHeadline}
        error={begin.error?.message}
        isRequired
        autoFocus
        maxLength={300}
      />
      <Pick label={words.kind} value={kind} onPick={(value) => setKind(value as StoryKind)}>
        {storyKindNames.map(([one, name]) => (
          <option key={one} value={one}>
            {name}
          </option>
        ))}
      </Pick>
      <Pick label={words.edition} value={edition} onPick={setEdition}>
        {editions.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Pick>
      <Pick label={words.section} value={section} onPick={setSection}>
        {offered.map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {name}
          </option>
        ))}
      </Pick>
    </DeskForm>
  );
}

/** Begins a story that takes another further. */
export function FollowUp({ of, onClose }: { readonly of: DeskStory; onClose(): void }) {
  const [headline, setHeadline] = useState('');
  const begin = useBegin(() => call('POST /api/stories/:id/follow-up', { params: { id: of.id }, body: { headline } }));
  return (
    <DeskForm
      title={words.followUp}
      does={words.begin}
      onClose={onClose}
      onDone={begin.mutate}
      isBusy={begin.isPending}
    >
      <p dir="auto">{words.followUpOf(of.headline)}</p>
      <Field
        label={words.headline}
        value={headline}
        onChange={setHeadline}
        error={begin.error?.message}
        isRequired
        autoFocus
      />
    </DeskForm>
  );
}

function useBegin(begin: () => Promise<{ id: string }>) {
  const router = useRouter();
  return useMutation({ mutationFn: begin, onSuccess: ({ id }) => router.history.push(`/stories/${id}`) });
}
