import { type ReactNode, useDeferredValue, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Empty } from '../../ui/states.tsx';

const A_PAGE = 60;

interface FoundListProps<One> {
  readonly all: readonly One[];
  readonly words: Readonly<Record<'none' | 'noneNext' | 'search' | 'nothingFound' | 'more', string>>;
  /** What it is found by. */
  textOf(one: One): string;
  lineOf(one: One): ReactNode;
}

/** Everything of a kind by its name, found as one types, so many at a time; where there is none, how to make the first. */
export function FoundList<One extends { readonly name: string }>(props: FoundListProps<One>) {
  const { all, words, textOf, lineOf } = props;
  const [text, setText] = useState('');
  const [most, setMost] = useState(A_PAGE);
  const wanted = useDeferredValue(text).trim().toLocaleLowerCase();
  const found = all
    .filter((one) => textOf(one).toLocaleLowerCase().includes(wanted))
    .toSorted((a, b) => a.name.localeCompare(b.name));
  if (all.length === 0)
    return (
      <Empty title={words.none}>
        <p>{words.noneNext}</p>
      </Empty>
    );
  return (
    <>
      <Field label={words.search} type="search" value={text} onChange={setText} />
      {found.length === 0 && <Empty title={words.nothingFound} />}
      <ul className="settings-history">{found.slice(0, most).map(lineOf)}</ul>
      {found.length > most && <Button onPress={() => setMost(most + A_PAGE)}>{words.more}</Button>}
    </>
  );
}
