import { Button } from '../../ui/button.tsx';
import { frontWords as words } from '../words/fronts.ts';
import { useFront } from './arranging-context.ts';

/** What whoever arranges has on their clipboard, to be put anywhere on any front. */
export function Clips() {
  const { clipboard, ask, dragging } = useFront();
  const { clips, remove } = clipboard;
  if (clips.length === 0) return null;
  return (
    <section className="front-clips" aria-label={words.clipboard}>
      <h2>{words.clipboard}</h2>
      <ul>
        {clips.map((clip) => (
          <li key={clip.id} draggable onDragStart={(event) => dragging.begin(event, clip)} onDragEnd={dragging.end}>
            <p className="front-found" dir="auto">
              {clip.name}
            </p>
            {clip.cut && <p className="card-marks">{words.cutSays}</p>}
            <div className="front-buttons">
              <Button small aria-label={words.putClip(clip.name)} onPress={() => ask({ is: 'add', what: clip })}>
                {words.put}
              </Button>
              <Button small look="plain" aria-label={words.removeClip(clip.name)} onPress={() => remove(clip)}>
                {words.remove}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
