import { useEffect, useState } from 'react';
import { shortMoment } from '../../story/captions.ts';
import { Button } from '../../ui/button.tsx';
import { sayWhy, toast } from '../../ui/toasts.tsx';
import { sendPoster } from '../story/send-picture.ts';
import { filmWords as words } from '../words/film.ts';
import { frameAt, type Frame, proposedFrames, stillIn } from './film-frames.ts';
import { libraryChanged, type MediaItem, nameOf } from './library-query.ts';

interface FilmPosterProps {
  readonly item: MediaItem;
  readonly player: React.RefObject<HTMLVideoElement | null>;
}

/** The picture that stands for a film: one of the frames that are proposed, or what the player shows now. */
export function FilmPoster({ item, player }: FilmPosterProps) {
  const [isPending, setPending] = useState(false);
  const name = nameOf(item) ?? words.film;
  const take = async (still: () => Promise<File | null>): Promise<void> => {
    setPending(true);
    try {
      const taken = await still();
      if (!taken) return toast({ say: words.stillNone, tone: 'stop' });
      await sendPoster(item.id, taken);
      libraryChanged();
      toast({ say: words.stillTaken });
    } catch (error) {
      sayWhy(error);
    } finally {
      setPending(false);
    }
  };
  const shown = async () => player.current && stillIn(player.current, name);
  return (
    <>
      <div className="film-poster">
        {item.thumb && <img src={item.thumb} alt={words.posterNow} />}
        <div>
          <p className="field-hint">{item.thumb ? words.posterHint : words.posterNone}</p>
          <Button isPending={isPending} onPress={() => void take(shown)}>
            {words.takeStill}
          </Button>
        </div>
      </div>
      <Frames item={item} isDisabled={isPending} onTake={({ at, src }) => void take(() => frameAt(src, at, name))} />
    </>
  );
}

interface FramesProps {
  readonly item: MediaItem;
  readonly isDisabled: boolean;
  onTake(frame: Frame): void;
}

/** Moments from all over the film, each taken with one press. They come by themselves while it has no poster. */
function Frames({ item, isDisabled, onTake }: FramesProps) {
  const [isAsked, setAsked] = useState(item.thumb === null);
  const frames = useFrames(item, isAsked);
  if (!isAsked)
    return (
      <Button small onPress={() => setAsked(true)}>
        {words.proposeFrames}
      </Button>
    );
  return (
    <div className="film-frames" role="group" aria-label={words.proposed}>
      {frames.map((frame) => (
        <Button
          key={frame.at}
          look="plain"
          isDisabled={isDisabled}
          aria-label={words.takeFrame(shortMoment(frame.at))}
          onPress={() => onTake(frame)}
        >
          <img src={frame.picture} alt="" />
          <span aria-hidden="true">{shortMoment(frame.at)}</span>
        </Button>
      ))}
    </div>
  );
}

function useFrames({ id, recording }: MediaItem, isAsked: boolean): readonly Frame[] {
  const [frames, setFrames] = useState<readonly Frame[]>([]);
  const bytes = recording?.files[0]?.bytes;
  const seconds = recording?.seconds ?? 0;
  useEffect(() => {
    if (!isAsked || bytes === undefined) return;
    const asking = new AbortController();
    const found = (frame: Frame): void => {
      if (!asking.signal.aborted) setFrames((before) => [...before, frame]);
    };
    setFrames([]);
    void proposedFrames(`/api/media/${id}/play?of=${bytes}`, seconds, { found, signal: asking.signal });
    return () => asking.abort();
  }, [id, bytes, seconds, isAsked]);
  return frames;
}
