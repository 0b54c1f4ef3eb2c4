import type { DragEvent } from 'react';
import { Button } from '../../ui/button.tsx';
import { frontWords as words } from '../words/fronts.ts';
import { useFront } from './arranging-context.ts';

/** What whoever arranges has on their clipboard, to be put anywhere on any front. A card or story that is let go over it is kept there. */
export function Clips() {
  const { clipboard, dragging } = useFront();
  const { clips, keep } = clipboard;
  const onDrop = (event: DragEvent): void => {
    const clip = dragging.dropOnClipboard(event);
    if (clip) keep(clip);
  };
  return (
    <section className="front-clips" aria-label={words.clipboard} onDragOver={dragging.overClipboard} onDrop={onDrop}>
      <h2>{words.clipboard}</h2>
      {clips.length === 0 ? <p className="front-soft">{words.clipboardEmpty}</p> : <Kept />}
    </section>
  );
}

function Kept() {
  const { clipboard, ask, dragging } = useFront();
  return (
    <ul>
      {clipboard.clips.map((clip) => (
        <li key={clip.id} draggable onDragStart={(event) => dragging.begin(event, clip)} onDragEnd={dragging.end}>
          <p className="front-found" dir="auto">
            {clip.name}
          </p>
          {clip.cut && <p className="card-marks">{words.cutSays}</p>}
          <div className="front-buttons">
            <Button small aria-label={words.putClip(clip.name)} onPress={() => ask({ is: 'add', what: clip })}>
              {words.put}
            </Button>
            <Button small look="plain" aria-label={words.removeClip(clip.name)} onPress={() => clipboard.remove(clip)}>
              {words.remove}
            </Button>
          </div>
        </li>
      ))}
    </ul>
  );
}
