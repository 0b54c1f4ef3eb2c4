import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MediaKind } from '../../story/media-item.ts';
import { Button } from '../../ui/button.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { libraryQuery, type MediaItem, nameOf } from '../library/library-query.ts';
import { LibrarySearch } from '../library/library-search.tsx';
import { mediaWords as words } from '../words/media.ts';
import './choose-picture.css';

interface FromLibraryProps {
  readonly kind: MediaKind;
  onChosen(item: MediaItem): void;
}

/** Anything of one kind of the library, found by words. */
export function FromLibrary({ kind, onChosen }: FromLibraryProps) {
  const [text, setText] = useState('');
  const answer = useInfiniteQuery(libraryQuery({ kind, ...(text.trim() && { text }) }));
  const items = answer.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="picture-part">
      <h3>{words.library}</h3>
      <LibrarySearch text={text} onSearch={setText} />
      {answer.isPending && <Loading lines={3} />}
      {answer.isError && <Failed error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.data && items.length === 0 && <p className="field-hint">{text ? words.notFound : words.noneOf[kind]}</p>}
      <ul className="picture-grid">
        {items.map((item) => (
          <li key={item.id}>
            <Choice item={item} onPress={() => onChosen(item)} />
          </li>
        ))}
      </ul>
      {answer.hasNextPage && (
        <Button isPending={answer.isFetchingNextPage} onPress={() => void answer.fetchNextPage()}>
          {words.more}
        </Button>
      )}
    </section>
  );
}

/** What plays is told apart by its name, as its poster says little; a picture by itself. */
function Choice({ item, onPress }: { readonly item: MediaItem; onPress(): void }) {
  const name = nameOf(item) ?? words.unnamed;
  const { thumb, recording } = item;
  return (
    <Button look="plain" onPress={onPress} {...(!recording && { 'aria-label': name })}>
      {thumb || !recording ? <img {...(thumb && { src: thumb })} alt="" loading="lazy" /> : null}
      {recording && <span dir="auto">{name}</span>}
    </Button>
  );
}
