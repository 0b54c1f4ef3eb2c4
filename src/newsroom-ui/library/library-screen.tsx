import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import type { MediaFilter } from '../../story/media-filter.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { counted } from '../../ui/language.ts';
import { Screen } from '../../ui/screen.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { FromAddress } from '../story/from-address.tsx';
import { mediaWords as words } from '../words/media.ts';
import { ItemDialog } from './item-dialog.tsx';
import { LibraryFilters } from './library-filters.tsx';
import { LibraryGrid } from './library-grid.tsx';
import { libraryQuery, type MediaItem } from './library-query.ts';
import { LibrarySearch } from './library-search.tsx';
import { MakingList } from './making-list.tsx';
import { ManyBar } from './many-bar.tsx';
import { MoreFilters } from './more-filters.tsx';
import { UploadsTray } from './uploads-tray.tsx';
import { useArriving } from './use-arriving.ts';
import { type Uploads, useLibraryUploads } from './use-uploads.ts';
import './library.css';

const NONE: readonly MediaItem[] = [];

/** Every picture that was ever added: looked through, searched, described, added to. */
export function LibraryScreen() {
  const [filter, setFilter] = useState<MediaFilter>({});
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [open, setOpen] = useOpenItem();
  const uploads = useLibraryUploads();
  const isOver = useArriving(uploads.add);
  const answer = useInfiniteQuery(libraryQuery(filter));
  const items = useMemo(() => answer.data?.pages.flatMap((page) => page.items) ?? NONE, [answer.data]);
  const picked = items.filter(({ id }) => selected.has(id));
  const search = (text: string): void => setFilter({ ...withoutText(filter), ...(text.trim() && { text }) });
  return (
    <Screen title={words.title} beside={<AddPictures uploads={uploads} onShow={setOpen} />}>
      <div className={isOver ? 'library is-over' : 'library'} data-drop={words.drop}>
        {uploads.all.length > 0 && <UploadsTray uploads={uploads} onShow={setOpen} />}
        <MakingList onShow={setOpen} />
        <div className="library-line">
          <LibrarySearch text={filter.text ?? ''} onSearch={search} />
          <LibraryFilters filter={filter} onChange={setFilter} />
          <MoreFilters filter={filter} onChange={setFilter} />
          <Count count={answer.data?.pages[0]?.count ?? null} />
        </div>
        {answer.isPending && <Loading />}
        {answer.isError && <Failed error={answer.error} onRetry={() => void answer.refetch()} />}
        {answer.data && items.length === 0 && <Nothing filter={filter} onAll={() => setFilter({})} />}
        {items.length > 0 && <LibraryGrid items={items} selected={selected} onSelect={setSelected} onOpen={setOpen} />}
        {answer.hasNextPage && (
          <Button isPending={answer.isFetchingNextPage} onPress={() => void answer.fetchNextPage()}>
            {words.more}
          </Button>
        )}
        <ManyBar items={picked} onClear={() => setSelected(new Set())} />
      </div>
      {open && <ItemDialog id={open} among={items.map(({ id }) => id)} onGo={setOpen} onClose={() => setOpen(null)} />}
    </Screen>
  );
}

/** Which item is open: the one that the address names, until another is opened or it is closed. */
function useOpenItem() {
  const { item } = useSearch({ strict: false });
  const navigate = useNavigate();
  const open = (id: string | null): void =>
    void navigate({ to: '/media', search: id === null ? {} : { item: id }, replace: true });
  return [item ?? null, open] as const;
}

function withoutText({ text: _text, ...rest }: MediaFilter): MediaFilter {
  return rest;
}

function AddPictures({ uploads, onShow }: { readonly uploads: Uploads; onShow(id: string): void }) {
  const [isFetching, setFetching] = useState(false);
  return (
    <div className="library-add">
      <Button onPress={() => setFetching(true)}>{words.fromAddressOpens}</Button>
      {isFetching && (
        <Dialog title={words.fromAddress} onClose={() => setFetching(false)}>
          <FromAddress
            onSent={({ item }) => {
              setFetching(false);
              onShow(item.id);
            }}
          />
        </Dialog>
      )}
      <FileTrigger
        acceptedFileTypes={[
          'image/*',
          'video/*',
          'audio/*',
          '.heic',
          '.heif',
          '.avif',
          '.svg',
          '.mov',
          '.mkv',
          '.m4a',
          '.flac',
          '.ogg',
        ]}
        allowsMultiple
        onSelect={(files) => uploads.add([...(files ?? [])])}
      >
        <Button look="main">{words.upload}</Button>
      </FileTrigger>
    </div>
  );
}

function Count({ count }: { readonly count: number | null }) {
  return (
    <p className="library-count" role="status">
      {count !== null && counted(count, words.count)}
    </p>
  );
}

function Nothing({ filter, onAll }: { readonly filter: MediaFilter; onAll(): void }) {
  if (Object.keys(filter).length === 0)
    return (
      <Empty title={words.none}>
        <p>{words.noneNext}</p>
      </Empty>
    );
  const isAwayOnly = Object.keys(filter).length === 1 && filter.away === 'yes';
  return (
    <Empty title={isAwayOnly ? words.noPutAway : words.notFound}>
      <p>{isAwayOnly ? words.noPutAwayNext : words.notFoundNext}</p>
      <Button onPress={onAll}>{words.showAll}</Button>
    </Empty>
  );
}
