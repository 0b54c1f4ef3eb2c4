import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { type AnswerOf, call } from '../api.ts';
import { Button } from '../../ui/button.tsx';
import { useCancel } from '../../ui/cancel.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Tick } from '../../ui/tick.tsx';
import { sayWhy, toast } from '../../ui/toasts.tsx';
import { shellWords } from '../words/shell.ts';
import { deskWords as words } from '../words/desk.ts';
import type { DeskView } from '../story-dialogs/desk-query.ts';

type SavedView = AnswerOf<'GET /api/views'>['views'][number];

interface ViewsProps {
  readonly view: DeskView;
  onOpen(query: Readonly<Record<string, string>>): void;
}

/** Saved ways of looking at the desk, one press away; and saving this one. */
export function Views({ view, onOpen }: ViewsProps) {
  const { data } = useQuery({ queryKey: ['views'], queryFn: () => call('GET /api/views') });
  const [isSaving, setSaving] = useState(false);
  const views = data?.views ?? [];
  return (
    <div className="views" role="group" aria-label={words.views}>
      {views.map((saved) => (
        <SavedViewButton key={saved.id} saved={saved} isOpen={same(saved.query, view)} onOpen={onOpen} />
      ))}
      <Button look="plain" small onPress={() => setSaving(true)}>
        {words.saveView}
      </Button>
      {isSaving && <SaveView view={view} onClose={() => setSaving(false)} />}
    </div>
  );
}

function same(query: Readonly<Record<string, string>>, view: DeskView): boolean {
  const sorted = (one: object) => Object.entries(one).map(String).toSorted().join('&');
  return sorted(query) === sorted(view);
}

function SavedViewButton({
  saved,
  isOpen,
  onOpen,
}: {
  readonly saved: SavedView;
  readonly isOpen: boolean;
  onOpen: ViewsProps['onOpen'];
}) {
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: () => call('DELETE /api/views/:id', { params: { id: saved.id } }),
    onSuccess: () => {
      toast({ say: words.viewDeleted(saved.name) });
      return client.invalidateQueries({ queryKey: ['views'] });
    },
    onError: sayWhy,
  });
  return (
    <span className={`view${isOpen ? ' is-open' : ''}`}>
      <button type="button" aria-current={isOpen ? 'true' : undefined} onClick={() => onOpen(saved.query)}>
        <span dir="auto">{saved.name}</span>
        {!saved.isOwn && <small> {words.shared}</small>}
      </button>
      {saved.isOwn && isOpen && (
        <button type="button" aria-label={words.deleteView(saved.name)} onClick={() => remove.mutate()}>
          <span aria-hidden="true">✕</span>
        </button>
      )}
    </span>
  );
}

function SaveView({ view, onClose }: { readonly view: DeskView; onClose(): void }) {
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [isShared, setShared] = useState(false);
  const cancel = useCancel(onClose);
  const save = useMutation({
    mutationFn: () => call('POST /api/views', { body: { name, isShared, query: view as Record<string, string> } }),
    onSuccess: () => {
      toast({ say: words.viewSaved(name) });
      onClose();
      return client.invalidateQueries({ queryKey: ['views'] });
    },
  });
  return (
    <Dialog title={words.saveView} onClose={cancel}>
      <Form
        className="desk-form"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <Field
          label={words.viewName}
          value={name}
          onChange={setName}
          isRequired
          autoFocus
          error={save.error?.message}
        />
        <Tick isTicked={isShared} onTick={setShared}>
          {words.shareView}
        </Tick>
        <div className="desk-form-foot">
          <Button onPress={cancel}>{shellWords.cancel}</Button>
          <Button look="main" type="submit" isPending={save.isPending}>
            {words.save}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
