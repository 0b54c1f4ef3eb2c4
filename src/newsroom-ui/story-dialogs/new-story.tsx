import { useMutation } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { StoryKind } from '../../story/story.ts';
import { call } from '../api.ts';
import { Field } from '../../ui/field.tsx';
import { useNewsroom } from '../session.ts';
import { deskWords as words } from '../words/desk.ts';
import { DeskForm, Pick } from './desk-form.tsx';
import type { DeskStory, DeskView } from './desk-query.ts';
import { storyKindNames } from './kind-names.ts';
import { useFiling } from '../desk/use-filing.ts';

/** Begins a story and goes to it. What it is filed under is taken from what was chosen before, which is said, or asked for. */
export function NewStory({ view, onClose }: { readonly view: DeskView; onClose(): void }) {
  const [headline, setHeadline] = useState('');
  const [kind, setKind] = useState<StoryKind>(view.kind ?? 'report');
  const { keep, ...filing } = useFiling(view);
  const { edition, section } = filing;
  const isAsked = useRef(section === '').current;
  const begin = useBegin(() => {
    keep();
    return call('POST /api/stories', { body: { headline, kind, edition, section } });
  });
  return (
    <DeskForm
      title={words.newStory}
      does={words.begin}
      onClose={onClose}
      onDone={begin.mutate}
      isBusy={begin.isPending}
    >
      <Filed {...filing} isAsked={isAsked} />
      <Field
        label={words.headline}
        hint={words.headlineHint}
        value={headline}
        onChange={setHeadline}
        error={begin.error?.message}
        isRequired
        autoFocus={!isAsked}
        maxLength={300}
      />
      <Pick label={words.kind} value={kind} onPick={(value) => setKind(value as StoryKind)}>
        {storyKindNames.map(([one, name]) => (
          <option key={one} value={one}>
            {name}
          </option>
        ))}
      </Pick>
    </DeskForm>
  );
}

/** Where a new story belongs. */
function Filed({ isAsked, ...filing }: Omit<ReturnType<typeof useFiling>, 'keep'> & { readonly isAsked: boolean }) {
  const { editions } = useNewsroom();
  const { edition, section, offered, because, setEdition, setSection } = filing;
  return (
    <>
      <Pick label={words.edition} value={edition} onPick={setEdition}>
        {editions.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Pick>
      <Pick
        label={words.section}
        hint={because}
        value={section}
        onPick={setSection}
        ifNone={words.sectionWanted}
        autoFocus={isAsked}
      >
        <option value="" disabled hidden>
          {words.choose}
        </option>
        {offered.map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {name}
          </option>
        ))}
      </Pick>
    </>
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
