import { useRef, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { sayWhy, toast } from '../../ui/toasts.tsx';
import { call } from '../api.ts';
import { sendPoster } from '../story/send-picture.ts';
import { filmWords as words } from '../words/film.ts';
import { CaptionsForm } from './captions-form.tsx';
import { libraryChanged, type MediaItem, nameOf } from './library-query.ts';
import './film-form.css';

/** A film, or sound, as it plays, with its poster, its captions and what is said in it. */
export function FilmForm({ item }: { readonly item: MediaItem }) {
  const player = useRef<HTMLVideoElement>(null);
  if (!item.recording) return null;
  return (
    <section className="film" aria-label={words.film}>
      <div className="film-player">
        <Player item={item} player={player} />
        {item.kind === 'film' && <Poster item={item} player={player} />}
        <Making item={item} />
      </div>
      <CaptionsForm item={item} player={player} />
    </section>
  );
}

interface PartProps {
  readonly item: MediaItem;
  readonly player: React.RefObject<HTMLVideoElement | null>;
}

function Player({ item, player }: PartProps) {
  const { id, recording, details } = item;
  const file = recording?.files.at(-1);
  if (!file) return <p className="film-none">{words.playsNot}</p>;
  const isFilm = item.kind === 'film';
  return (
    <video
      ref={player}
      className={isFilm ? 'film-picture' : 'film-sound'}
      controls
      preload="metadata"
      aria-label={nameOf(item) ?? words.film}
      src={`/api/media/${id}/play?of=${file.bytes}`}
      {...(details.poster && { poster: `/api/media/${id}/still?width=1280&of=${details.poster}` })}
    >
      {recording?.captions.map(({ lang, path }, at) => (
        <track key={path} kind="captions" src={path} srcLang={lang} label={lang} default={at === 0} />
      ))}
    </video>
  );
}

/** Takes what the player shows now as the picture that stands for the film. */
function Poster({ item, player }: PartProps) {
  const [isPending, setPending] = useState(false);
  const take = async (): Promise<void> => {
    setPending(true);
    try {
      const still = player.current && (await stillOf(player.current, nameOf(item) ?? words.film));
      if (!still) return toast({ say: words.stillNone, tone: 'stop' });
      await sendPoster(item.id, still);
      libraryChanged();
      toast({ say: words.stillTaken });
    } catch (error) {
      sayWhy(error);
    } finally {
      setPending(false);
    }
  };
  return (
    <div className="film-poster">
      {item.thumb && <img src={item.thumb} alt={words.posterNow} />}
      <div>
        <p className="field-hint">{item.thumb ? words.posterHint : words.posterNone}</p>
        <Button isPending={isPending} onPress={() => void take()}>
          {words.takeStill}
        </Button>
      </div>
    </div>
  );
}

const STILL_QUALITY = 0.93;

async function stillOf(player: HTMLVideoElement, name: string): Promise<File | null> {
  const { videoWidth: width, videoHeight: height } = player;
  if (width === 0 || player.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return null;
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  canvas.getContext('2d')?.drawImage(player, 0, 0, width, height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', STILL_QUALITY));
  const at = player.currentTime.toFixed(1);
  return blob && new File([blob], `${name.replace(/\.\w+$/, '')} ${at} s.jpg`, { type: 'image/jpeg' });
}

/** Whether its sizes are made, wait, or could not be, and what to do about it. */
function Making({ item: { id, isUnfinished, failed } }: { readonly item: MediaItem }) {
  const make = async (to: 'make' | 'stop'): Promise<void> => {
    try {
      await call('POST /api/media/:id/sizes', { params: { id }, body: { do: to } });
      libraryChanged();
    } catch (error) {
      sayWhy(error);
    }
  };
  if (isUnfinished)
    return (
      <div className="film-making">
        <p className="field-hint">{words.sizesWait}</p>
        <Button small onPress={() => void make('stop')}>
          {words.stop}
        </Button>
      </div>
    );
  if (!failed) return null;
  return (
    <div className="film-making">
      <p className="field-error">{words.sizesFailed(failed.why)}</p>
      <Button small onPress={() => void make('make')}>
        {words.makeAgain}
      </Button>
    </div>
  );
}
