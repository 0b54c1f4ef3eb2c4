import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Author } from '../../story/author.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { counted } from '../../ui/language.ts';
import { Failed, Loading } from '../../ui/states.tsx';
import { doAndSay } from '../../ui/toasts.tsx';
import { type AnswerOf, call } from '../api.ts';
import { authorWords as words } from '../words/authors.ts';
import { stillPath } from '../../story/still-path.ts';
import { initials } from '../story-dialogs/names.ts';
import { AuthorDialog, refreshAuthors } from './author-dialog.tsx';
import { FoundList } from './found-list.tsx';
import { LineActs, LineSays } from './line-acts.tsx';
import { WithdrawAuthorDialog } from './withdraw-author-dialog.tsx';

type Answer = AnswerOf<'GET /api/authors'>;

type Open =
  | { readonly is: 'edit'; readonly author: Author | null; readonly begun?: string }
  | { readonly is: 'withdraw'; readonly author: Author };

/** Everybody with a byline page, and the names in bylines that have none. */
export function AuthorsPart() {
  const [open, setOpen] = useState<Open | null>(null);
  const asked = useQuery({ queryKey: ['authors'], queryFn: () => call('GET /api/authors') });
  const close = (): void => setOpen(null);
  return (
    <div className="settings-fields">
      <div>
        <Button look="main" onPress={() => setOpen({ is: 'edit', author: null })}>
          {words.newPage}
        </Button>
      </div>
      {asked.isPending && <Loading />}
      {asked.isError && <Failed error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.data && <Found answer={asked.data} open={setOpen} />}
      {asked.data && asked.data.unknown.length > 0 && <Unknown names={asked.data.unknown} open={setOpen} />}
      {open?.is === 'edit' && <AuthorDialog {...open} onClose={close} />}
      {open?.is === 'withdraw' && <WithdrawAuthorDialog author={open.author} onClose={close} />}
    </div>
  );
}

interface Opening {
  open(what: Open): void;
}

function Found({ answer: { authors, stories }, open }: { readonly answer: Answer } & Opening) {
  return (
    <FoundList
      all={authors}
      words={words}
      textOf={({ name, slug, alsoAs }) => [name, slug, ...alsoAs].join(' ')}
      lineOf={(author) => <Line key={author.id} author={author} stories={stories[author.id] ?? 0} open={open} />}
    />
  );
}

function Line({ author, stories, open }: { readonly author: Author; readonly stories: number } & Opening) {
  const { id, name, slug, role, picture, withdrawn } = author;
  return (
    <li className="settings-author">
      <span className="settings-face-cut small">
        {picture ? <img src={stillPath(picture, 320)} alt="" /> : <span aria-hidden="true">{initials(name)}</span>}
      </span>
      <div>
        <p>
          <strong dir="auto">{name}</strong> <span className="settings-soft">/people/{slug}</span>{' '}
          {withdrawn ? (
            <Badge tone="warn">{words.ended(withdrawn.reason)}</Badge>
          ) : (
            <span className="settings-soft settings-count">{counted(stories, words.stories)}</span>
          )}
          <LineSays description={role} />
        </p>
        <LineActs
          name={name}
          isEnded={withdrawn !== undefined}
          words={words}
          onChange={() => open({ is: 'edit', author })}
          onEnd={() => open({ is: 'withdraw', author })}
          onBringBack={() => void bringBack(id)}
        />
      </div>
    </li>
  );
}

function Unknown({ names, open }: { readonly names: Answer['unknown'] } & Opening) {
  return (
    <section className="settings-rows">
      <h2 className="settings-label">{words.unknown}</h2>
      <p className="settings-soft">{words.unknownSays}</p>
      <ul className="settings-history">
        {names.map(({ name, stories }) => (
          <li key={name} className="settings-unknown">
            <span>
              <strong dir="auto">{name}</strong>{' '}
              <span className="settings-soft settings-count">{counted(stories, words.stories)}</span>
            </span>
            <Button
              small
              aria-label={words.makeForOf(name)}
              onPress={() => open({ is: 'edit', author: null, begun: name })}
            >
              {words.makeFor}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

async function bringBack(id: string): Promise<void> {
  await doAndSay(() => call('POST /api/authors/:id/return', { params: { id } }), words.broughtBack);
  refreshAuthors();
}
