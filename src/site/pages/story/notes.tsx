import type { VNode } from 'preact';
import type { VersionHead } from '../../../story/version.ts';
import { historyPath, litePath } from '../../addresses.ts';
import { Day } from '../../layout/time.tsx';
import { wordsFor } from '../../words.ts';
import type { ShownStory } from './story-data.ts';

interface NotesProps {
  readonly shown: ShownStory;
  readonly lite: boolean;
}

/** What was wrong or unclear in earlier versions, under the headline where nobody misses it; a retraction above all. */
export function Notes({ shown, lite }: NotesProps): VNode | null {
  const { notes } = shown;
  if (notes.length === 0) return null;
  const retracted = notes.filter(({ change }) => change === 'retraction');
  const others = notes.filter(({ change }) => change !== 'retraction');
  const words = wordsFor(shown.story.lang);
  const path = historyPath(shown.storyPath);
  return (
    <div class={retracted.length > 0 ? 'notes retracted' : 'notes'}>
      {[...retracted, ...others].map((note) => (
        <Note note={note} shown={shown} />
      ))}
      <p class="notes-more">
        <a href={lite ? litePath(path) : path}>{words.readNotes}</a>
      </p>
    </div>
  );
}

function Note({ note, shown }: { note: VersionHead; shown: ShownStory }): VNode {
  const { lang } = shown.story;
  const words = wordsFor(lang);
  return (
    <p>
      <b>{words.changes[note.change]}</b> <Day at={note.publishedAt} edition={{ ...shown.frame.edition, lang }} />{' '}
      <span>{note.note}</span>
    </p>
  );
}
