import { useMemo, useSyncExternalStore } from 'react';
import type { FrontView } from './front-query.ts';
import type { Waiting } from './waiting.ts';

/** What a device keeps of a front for one person: the last that the newsroom said, and what it has not been told yet. */
interface Kept {
  readonly view: FrontView | null;
  readonly waiting: readonly Waiting[];
}

const BEGINS = 'standfirst-front/';
const nothing: Kept = { view: null, waiting: [] };

const nameOf = (person: string, front: string): string => `${BEGINS}${person}/${front}`;

const listeners = new Set<() => void>();
/** Where a device keeps nothing, the page does, for as long as it stands. */
const here = new Map<string, string>();

/** Two entries: what waits is written at each command, before it is shown, and must not wait for a large state to be written with it. */
const parts = ['view', 'waiting'] as const;
type Part = (typeof parts)[number];

function read(person: string, front: string, part: Part): string | null {
  const name = `${nameOf(person, front)}/${part}`;
  try {
    return localStorage.getItem(name) ?? here.get(name) ?? null;
  } catch {
    return here.get(name) ?? null;
  }
}

function write(person: string, front: string, part: Part, value: Kept[Part]): void {
  const [name, text] = [`${nameOf(person, front)}/${part}`, JSON.stringify(value)];
  here.set(name, text);
  try {
    localStorage.setItem(name, text);
  } catch {
    // It lasts as long as this page.
  }
  for (const tell of listeners) tell();
}

function parsed<P extends Part>(text: string | null, part: P): Kept[P] {
  try {
    return (JSON.parse(text ?? 'null') as Kept[P] | null) ?? nothing[part];
  } catch {
    return nothing[part];
  }
}

/** The last that the newsroom said about a front; null where this device never heard of it. */
export function keptView(person: string, front: string): FrontView | null {
  return parsed(read(person, front, 'view'), 'view');
}

export function keepView(person: string, front: string, view: FrontView): void {
  write(person, front, 'view', view);
}

export function waitingFor(person: string, front: string): readonly Waiting[] {
  return parsed(read(person, front, 'waiting'), 'waiting');
}

/** Changes what waits, in one step, whatever other windows of this device added meanwhile. */
export function changeWaiting(
  person: string,
  front: string,
  change: (waiting: readonly Waiting[]) => readonly Waiting[],
): void {
  write(person, front, 'waiting', change(waitingFor(person, front)));
}

/**
 * Takes from this device what the newsroom has as well, and the clipboards; what waits stays for whoever gave it. What belongs to one person stays
 * if they are named.
 */
export function dropKeptFronts({ except }: { readonly except?: string } = {}): void {
  const stays = except === undefined ? null : nameOf(except, '');
  const names = new Set([...here.keys(), ...Object.keys(localStorage)]);
  for (const name of names) {
    const isOurs = name.startsWith(BEGINS) && !(stays && name.startsWith(stays));
    if (!isOurs || (name.endsWith('/waiting') && localStorage.getItem(name) !== '[]')) continue;
    here.delete(name);
    localStorage.removeItem(name);
  }
}

/** What waits, as it is now in all windows of this device. */
export function useWaiting(person: string, front: string): readonly Waiting[] {
  const text = useSyncExternalStore(subscribe, () => read(person, front, 'waiting'));
  return useMemo(() => parsed(text, 'waiting'), [text]);
}

function subscribe(tell: () => void): () => void {
  const ofOthers = ({ key }: StorageEvent): void => {
    if (key?.startsWith(BEGINS)) tell();
  };
  listeners.add(tell);
  addEventListener('storage', ofOthers);
  return () => {
    listeners.delete(tell);
    removeEventListener('storage', ofOthers);
  };
}
