import { useRef } from 'react';
import { Button } from '../../ui/button.tsx';
import { sayWhy } from '../../ui/toasts.tsx';
import { call } from '../api.ts';
import { filmWords as words } from '../words/film.ts';
import { CaptionsForm } from './captions-form.tsx';
import { FilmPoster } from './film-poster.tsx';
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
        {item.kind === 'film' && <FilmPoster item={item} player={player} />}
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
