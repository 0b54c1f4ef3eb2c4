import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { type ChosenRecording, heldAddress, type RecordingKind } from '../../story/recording.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { call } from '../api.ts';
import { libraryChanged, libraryQuery, type MediaItem, nameOf } from '../library/library-query.ts';
import { LibrarySearch } from '../library/library-search.tsx';
import { filmWords as words } from '../words/film.ts';
import { mediaWords } from '../words/media.ts';
import { filled } from '../words/panels.ts';
import { LARGEST_RECORDING, sendRecording } from './send-picture.ts';
import './choose-picture.css';

interface ChooseRecordingProps {
  readonly kind: RecordingKind;
  onChosen(chosen: ChosenRecording): void;
  onClose(): void;
}

/** Asks for a film or for sound, from this device or of the library. */
export function ChooseRecording({ kind, onChosen, onClose }: ChooseRecordingProps) {
  const choose = (item: MediaItem): void => void chosenOf(item).then(onChosen);
  return (
    <Dialog title={words.chooseTitle[kind]} size="medium" onClose={onClose}>
      <Upload kind={kind} onSent={choose} />
      <FromLibrary kind={kind} onChosen={choose} />
    </Dialog>
  );
}

/** What the story holds of it, and what it brings along. */
async function chosenOf(item: MediaItem): Promise<ChosenRecording> {
  const { id, kind, recording, details } = item;
  const still = details.poster
    ? await call('GET /api/media/:id', { params: { id: details.poster } }).catch(() => null)
    : null;
  const picture = still?.item.picture;
  return {
    src: heldAddress({ id, is: kind === 'sound' ? 'sound' : 'film' }),
    seconds: recording?.seconds ?? null,
    title: details.headline ?? '',
    credit: details.credit ?? '',
    poster: picture ? { id: picture.id, width: picture.width, height: picture.height, renditions: [] } : null,
  };
}

function Upload({ kind, onSent }: { readonly kind: RecordingKind; onSent(item: MediaItem): void }) {
  const [share, setShare] = useState(0);
  const sending = useMutation({
    mutationFn: (file: File) => {
      if (file.size > LARGEST_RECORDING) throw new Error(words.tooLarge);
      setShare(0);
      return sendRecording(file, setShare);
    },
    onSuccess: ({ item }) => {
      libraryChanged();
      onSent(item);
    },
  });
  const say = share < 100 ? filled(mediaWords.onWay, { share }) : mediaWords.making;
  return (
    <section className="picture-part">
      <h3>{words.upload}</h3>
      <FileTrigger
        acceptedFileTypes={kind === 'film' ? ['video/*', '.mov', '.mkv'] : ['audio/*', '.m4a', '.flac', '.ogg']}
        onSelect={(files) => files?.[0] && sending.mutate(files[0])}
      >
        <Button isPending={sending.isPending}>{words.choose}</Button>
      </FileTrigger>
      <div role="status">
        {sending.isPending && <progress max={100} {...(share < 100 && { value: share })} aria-label={say} />}
        {sending.isError && <p className="field-error">{sending.error.message}</p>}
      </div>
    </section>
  );
}

interface FromLibraryProps {
  readonly kind: RecordingKind;
  onChosen(item: MediaItem): void;
}

function FromLibrary({ kind, onChosen }: FromLibraryProps) {
  const [text, setText] = useState('');
  const answer = useInfiniteQuery(libraryQuery({ kind, ...(text.trim() && { text }) }));
  const items = answer.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="picture-part">
      <h3>{words.library}</h3>
      <LibrarySearch text={text} onSearch={setText} />
      {answer.isPending && <Loading lines={3} />}
      {answer.isError && <Failed error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.data && items.length === 0 && <p className="field-hint">{text ? mediaWords.notFound : words.none}</p>}
      <ul className="picture-grid">
        {items.map((item) => (
          <li key={item.id}>
            <Button look="plain" onPress={() => onChosen(item)}>
              {item.thumb && <img src={item.thumb} alt="" loading="lazy" />}
              <span dir="auto">{nameOf(item) ?? mediaWords.unnamed}</span>
            </Button>
          </li>
        ))}
      </ul>
      {answer.hasNextPage && (
        <Button isPending={answer.isFetchingNextPage} onPress={() => void answer.fetchNextPage()}>
          {mediaWords.more}
        </Button>
      )}
    </section>
  );
}
