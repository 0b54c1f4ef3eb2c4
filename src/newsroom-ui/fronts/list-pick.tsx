import type { ListName } from '../../story/front.ts';
import { useNewsroom } from '../session.ts';
import { Pick } from '../story-dialogs/desk-form.tsx';
import { listName } from './card-words.ts';

interface ListPickProps {
  readonly label: string;
  /** What choosing none is called; there is no such choice without it. */
  readonly none?: string;
  readonly list: ListName | '';
  onList(list: ListName | ''): void;
}

/** One of the lists that stories stand in. */
export function ListPick({ label, none, list, onList }: ListPickProps) {
  const newsroom = useNewsroom();
  const { editions, sections, topics } = newsroom;
  const lists: readonly ListName[] = [
    'all',
    ...editions.map(({ id }) => `edition/${id}` as const),
    ...sections.map(({ slug }) => `section/${slug}` as const),
    ...topics.map(({ slug }) => `topic/${slug}` as const),
  ];
  // One that there is not any more stays chosen until somebody chooses another.
  const offered = list === '' || lists.includes(list) ? lists : [list, ...lists];
  return (
    <Pick label={label} value={list} onPick={(one) => onList(one as ListName | '')}>
      {none !== undefined && <option value="">{none}</option>}
      {offered.map((one) => (
        <option key={one} value={one}>
          {listName(one, newsroom)}
        </option>
      ))}
    </Pick>
  );
}
