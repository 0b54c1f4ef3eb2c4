import type { DeskView } from '../story-dialogs/desk-query.ts';
import { deskWords as words } from '../words/desk.ts';

/** A heading and the order that it stands for. */
const columns = [
  { place: 'story-what', name: words.story, sort: 'headline' },
  { place: 'story-state', name: words.status, sort: 'stage' },
  { place: 'story-with', name: words.assignee, sort: 'assignee' },
  { place: 'story-words', name: words.length, sort: 'words' },
  { place: 'story-due', name: words.due, sort: 'deadline' },
] as const;

interface ColumnHeadsProps {
  readonly sort: DeskView['sort'];
  /** An empty order is the usual one. */
  onSort(sort: string): void;
}

/** What is in each column, where rows stand in columns; pressed, the desk stands in its order, and pressed again in the usual one. */
export function ColumnHeads({ sort, onSort }: ColumnHeadsProps) {
  return (
    <div className="story-heads" role="group" aria-label={words.sort}>
      {columns.map(({ place, name, sort: by }) => (
        <button
          key={by}
          type="button"
          className={place}
          aria-pressed={sort === by}
          title={words.sortBy(name)}
          onClick={() => onSort(sort === by ? '' : by)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
