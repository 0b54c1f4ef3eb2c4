import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useId, useState } from 'react';
import { useMe } from '../../session.ts';
import { colleaguesQuery } from '../desk-story.ts';
import { nameBegun } from '../threads.ts';

const SHOWN = 6;

/** What is written, and where in it the caret stands. */
export interface Written {
  readonly text: string;
  readonly caret: number;
}

/** The colleagues on offer, and which of them Enter would take. */
export interface Names {
  /** Of their list; the options are named by it too. */
  readonly id: string;
  readonly offered: readonly string[];
  readonly active: number;
}

/**
 * Colleagues whose name is being written after an @, with the keys of a list that belongs to a text (ARIA Authoring Practices, combobox): the
 * arrows go round, Enter and Tab take the one that `aria-activedescendant` names, Escape closes the list, and typing on opens it again.
 */
export function useNames(written: Written, take: (next: Written) => void) {
  const id = useId();
  const fitting = useNamesBegun(written);
  const [at, setAt] = useState({ text: written.text, step: 0, isClosed: false });
  // What was chosen among the names of an earlier text says nothing about those of this one.
  const now = at.text === written.text ? at : { text: written.text, step: 0, isClosed: false };
  const offered = now.isClosed ? [] : fitting;
  const active = offered.length > 0 ? now.step % offered.length : -1;
  const put = (name: string): void => take(withName(written, name));
  const keys: Readonly<Record<string, () => void>> = {
    Enter: () => put(offered[active] ?? ''),
    Tab: () => put(offered[active] ?? ''),
    ArrowDown: () => setAt({ ...now, step: active + 1 }),
    ArrowUp: () => setAt({ ...now, step: active + offered.length - 1 }),
    Escape: () => setAt({ ...now, isClosed: true }),
  };
  /** True when the key was for the list. */
  const takesKey = (event: KeyboardEvent): boolean => {
    const act = offered.length > 0 && !event.ctrlKey && !event.metaKey ? keys[event.key] : undefined;
    if (!act) return false;
    event.preventDefault();
    event.stopPropagation();
    act();
    return true;
  };
  return { names: { id, offered, active }, put, takesKey };
}

/** What a text says of its list of names to whoever hears the screen. */
export function listAttributes({ id, offered, active }: Names) {
  return {
    'aria-autocomplete': 'list',
    'aria-haspopup': 'listbox',
    'aria-controls': offered.length > 0 ? id : undefined,
    'aria-activedescendant': offered.length > 0 ? optionId(id, active) : undefined,
  } as const;
}

export function optionId(id: string, place: number): string {
  return `${id}-${place}`;
}

function withName({ text, caret }: Written, name: string): Written {
  const start = caret - (nameBegun(text, caret) ?? '').length;
  return { text: `${text.slice(0, start)}${name} ${text.slice(caret)}`, caret: start + name.length + 1 };
}

function useNamesBegun({ text, caret }: Written): readonly string[] {
  const { data } = useQuery(colleaguesQuery);
  const me = useMe();
  const begun = nameBegun(text, caret);
  if (begun === null) return [];
  const letters = begun.toLocaleLowerCase();
  const names = (data?.people ?? []).filter(({ id }) => id !== me.id).map(({ name }) => name);
  const fitting = names.filter((name) =>
    `${name} ${name.split(' ').slice(1).join(' ')}`.toLocaleLowerCase().includes(letters),
  );
  return fitting.filter((name) => name.toLocaleLowerCase() !== letters.trimEnd()).slice(0, SHOWN);
}
