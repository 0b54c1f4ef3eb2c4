import { useState } from 'react';
import type { Edition } from '../../story/newsroom.ts';
import { Button } from '../../ui/button.tsx';
import { settingsWords as words } from '../words/settings.ts';
import { EditionFields } from './edition-fields.tsx';
import type { PartProps } from './part-props.ts';

/** Every edition, one of them open. */
export function EditionsPart(part: PartProps) {
  const { wish, known, isReadOnly } = part;
  const editions = wish.value('editions');
  const [open, setOpen] = useState(0);
  const set = (next: readonly Edition[]) => wish.change('editions', [...next]);
  const add = (): void => {
    const like = editions[0];
    if (!like) return;
    set([...editions, { ...like, id: '', name: '', nav: [], masthead: undefined }]);
    setOpen(editions.length);
  };
  const isNew = (at: number) => !known.settings.editions.some(({ id }) => id === editions[at]?.id);
  return (
    <div className="settings-editions">
      {editions.map((edition, at) => (
        <details
          key={at}
          className="settings-edition"
          open={open === at}
          onToggle={(event) => {
            if (event.currentTarget.open) setOpen(at);
          }}
        >
          <summary>
            <strong dir="auto">{edition.name || words.newEdition}</strong>{' '}
            <span className="settings-soft">{at === 0 ? '/' : `/${edition.id}`}</span>
          </summary>
          <EditionFields
            {...part}
            edition={edition}
            at={at}
            isNew={isNew(at)}
            onChange={(next) => set(editions.with(at, next))}
          />
          {!isReadOnly && at > 0 && (
            <Button look="stop" small onPress={() => set(editions.toSpliced(at, 1))}>
              {words.removeEdition(edition.name || words.newEdition)}
            </Button>
          )}
        </details>
      ))}
      {!isReadOnly && (
        <div>
          <Button onPress={add}>{words.addEdition}</Button>
        </div>
      )}
    </div>
  );
}
