import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { libraryQuery, nameOf } from '../library/library-query.ts';
import { LibrarySearch } from '../library/library-search.tsx';
import { mediaWords as words } from '../words/media.ts';
import type { ChosenPicture } from './choose-picture.tsx';

/** Any picture of the library, found by words; its own alt text and credit come with it. */
export function LibraryPictures({ onChosen }: { onChosen(chosen: ChosenPicture): void }) {
  const [text, setText] = useState('');
  const answer = useInfiniteQuery(libraryQuery({ kind: 'picture', ...(text.trim() && { text }) }));
  const items = answer.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="picture-part">
      <h3>{words.library}</h3>
      <LibrarySearch text={text} onSearch={setText} />
      {answer.isPending && <Loading lines={3} />}
      {answer.isError && <Failed error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.data && items.length === 0 && <p className="field-hint">{text ? words.notFound : words.none}</p>}
      <ul className="picture-grid">
        {items.map((item) => (
          <li key={item.id}>
            <Button
              look="plain"
              aria-label={nameOf(item) ?? words.unnamed}
              onPress={() =>
                onChosen({ picture: item.picture, alt: item.details.alt ?? '', credit: item.details.credit ?? '' })
              }
            >
              <img {...(item.thumb && { src: item.thumb })} alt="" loading="lazy" />
            </Button>
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
