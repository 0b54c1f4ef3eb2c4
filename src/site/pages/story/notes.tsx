import type { VNode } from 'preact';
import type { VersionHead } from '../../../story/version.ts';
import { historyPath, litePath } from '../../addresses.ts';
import { Day } from '../../layout/time.tsx';
import { wordsFor } from '../../words.ts';
import type { Told } from './story-data.ts';

interface NotesProps {
  readonly told: Told;
  readonly lite: boolean;
}

/** What was wrong or unclear in earlier versions, under the headline where nobody misses it; a retraction above all. */
export function Notes({ told, lite }: NotesProps): VNode | null {
  const { notes } = told;
  if (notes.length === 0) return null;
  const retracted = notes.filter(({ change }) => change === 'retraction');
  const others = notes.filter(({ change }) => change !== 'retraction');
  const words = wordsFor(told.story.lang);
  const path = historyPath(told.storyPath);
  return (
    <div class={retracted.length > 0 ? 'notes retracted' : 'notes'}>
      {[...retracted, ...others].map((note) => (
        <Note note={note} told={told} />
      ))}
      <p class="notes-more">
        <a href={lite ? litePath(path) : path}>{words.readNotes}</a>
      </p>
    </div>
  );
}

function Note({ note, told }: { note: VersionHead; told: Told }): VNode {
  const { lang } = told.story;
  const words = wordsFor(lang);
  return (
    <p>
      <b>{words.changes[note.change]}</b> <Day at={note.publishedAt} edition={{ ...told.frame.edition, lang }} />{' '}
      <span>{note.note}</span>
    </p>
  );
}
