import { Fold } from '../../ui/fold.tsx';
import { counted } from '../../ui/language.ts';
import { type DeskView, filterNames } from '../story-dialogs/desk-query.ts';
import { deskWords as words } from '../words/desk.ts';
import { Filters } from './filters.tsx';
import { groupings, isGrouping } from './group-stories.ts';
import { Views } from './views.tsx';

interface NarrowingProps {
  readonly view: DeskView;
  onChange(part: Readonly<Record<string, string>>): void;
  onOpen(query: Readonly<Record<string, string>>): void;
}

/** What of a lane is shown and how: my own stories, in groups, and under a fold everything else. */
export function Narrowing({ view, onChange, onOpen }: NarrowingProps) {
  const isMine = view.assignee === 'me';
  const count = foldedOn(view);
  return (
    <div className="narrowing">
      <button
        type="button"
        className="narrowing-mine"
        aria-pressed={isMine}
        onClick={() => onChange({ assignee: isMine ? '' : 'me' })}
      >
        {words.mine}
      </button>
      <label className="narrowing-group">
        <span>{words.group}</span>
        <select
          value={isGrouping(view.sort) ? view.sort : ''}
          onChange={({ target }) => onChange({ sort: target.value })}
        >
          <option value="">{words.groupNone}</option>
          {groupings.map((one) => (
            <option key={one} value={one}>
              {words.groups[one]}
            </option>
          ))}
        </select>
      </label>
      <Fold
        label={words.filters}
        on={count > 0 ? counted(count, words.filtersOn) : null}
        isOpen={count > 0 && !onPhone()}
      >
        <Filters view={view} onChange={(name, value) => onChange({ [name]: value })} />
        <Views view={view} onOpen={onOpen} />
      </Fold>
    </div>
  );
}

/** On a phone the choices would take the place of the stories; how many are on stands on the fold. */
function onPhone(): boolean {
  return matchMedia('(max-width: 40rem)').matches;
}

export function isNarrowed(view: DeskView): boolean {
  return filterNames.some((name) => view[name] !== undefined);
}

/** How many filters are on that only the fold shows: said on it too, for what is not seen narrows the desk all the same. */
function foldedOn(view: DeskView): number {
  return filterNames.filter((name) => view[name] !== undefined && !(name === 'assignee' && view.assignee === 'me'))
    .length;
}
