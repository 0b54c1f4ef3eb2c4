import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { type ChosenRecording, heldAddress, type RecordingKind } from '../../story/recording.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { call } from '../api.ts';
import { libraryChanged, type MediaItem } from '../library/library-query.ts';
import { filmWords as words } from '../words/film.ts';
import { SentShare } from '../library/uploads-tray.tsx';
import { FromLibrary } from './from-library.tsx';
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
  const [share, setShare] = useState<number | null>(0);
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
        {sending.isPending && <SentShare share={share} />}
        {sending.isError && <p className="field-error">{sending.error.message}</p>}
      </div>
    </section>
  );
}
