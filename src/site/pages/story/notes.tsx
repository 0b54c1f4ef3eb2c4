import type { VNode } from 'preact';
import type { VersionHead } from '../../../story/version.ts';
import { historyPath, litePath } from '../../addresses.ts';
import { Day } from '../../layout/time.tsx';
import { wordsFor } from '../../words.ts';
import { notesOf, type StoryData } from './story-data.ts';

interface NotesProps {
  readonly data: StoryData;
  readonly versions: readonly VersionHead[];
  readonly lite: boolean;
}

/** What was wrong or unclear in earlier versions, under the headline where nobody misses it; a retraction above all. */
export function Notes({ data, versions, lite }: NotesProps): VNode | null {
  const notes = notesOf(versions);
  if (notes.length === 0) return null;
  const retracted = notes.filter(({ change }) => change === 'retraction');
  const others = notes.filter(({ change }) => change !== 'retraction');
  const words = wordsFor(data.published.story.lang);
  const path = historyPath(data.storyPath);
  return (
    <div class={retracted.length > 0 ? 'notes retracted' : 'notes'}>
      {[...retracted, ...others].map((note) => (
        <Note note={note} data={data} />
      ))}
      <p class="notes-more">
        <a href={lite ? litePath(path) : path}>{words.readNotes}</a>
      </p>
    </div>
  );
}

function Note({ note, data }: { note: VersionHead; data: StoryData }): VNode {
  const { lang } = data.published.story;
  const words = wordsFor(lang);
  return (
    <p>
      <b>{words.changes[note.change]}</b> <Day at={note.publishedAt} edition={{ ...data.frame.edition, lang }} />{' '}
      <span>{note.note}</span>
    </p>
  );
}
