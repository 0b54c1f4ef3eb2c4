import type { VNode } from 'preact';
import type { VersionHead } from '../../../story/version.ts';
import { historyPath, litePath } from '../../addresses.ts';
import type { RenderContext } from '../../layout/render-context.ts';
import { Day } from '../../layout/time.tsx';
import type { ShownStory } from './story-data.ts';

interface NotesProps {
  readonly shown: ShownStory;
  readonly context: RenderContext;
}

/** What was wrong or unclear in earlier versions, under the headline where nobody misses it; a retraction above all. */
export function Notes({ shown, context }: NotesProps): VNode | null {
  const { notes } = shown;
  if (notes.length === 0) return null;
  const retracted = notes.filter(({ change }) => change === 'retraction');
  const others = notes.filter(({ change }) => change !== 'retraction');
  const { words, lite } = context;
  const path = historyPath(shown.storyPath);
  return (
    <div class={retracted.length > 0 ? 'notes retracted' : 'notes'}>
      {[...retracted, ...others].map((note) => (
        <Note note={note} context={context} />
      ))}
      <p class="notes-more">
        <a href={lite ? litePath(path) : path}>{words.readNotes}</a>
      </p>
    </div>
  );
}

function Note({ note, context: { words, edition } }: { note: VersionHead; context: RenderContext }): VNode {
  return (
    <p>
      <b>{words.changes[note.change]}</b> <Day at={note.publishedAt} edition={edition} /> <span>{note.note}</span>
    </p>
  );
}
