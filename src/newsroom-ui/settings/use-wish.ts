import { useEffect, useState } from 'react';
import { differ } from '../../base/differ.ts';
import type { Settings } from '../../story/newsroom.ts';

type Field = keyof Settings;

interface Edit {
  /** As it was on the screen when somebody began to change it. */
  readonly was: unknown;
  readonly set: unknown;
}

type Edits = Readonly<Partial<Record<Field, Edit>>>;

/** What somebody is changing and has not set yet. */
export interface Wish {
  readonly count: number;
  readonly body: { readonly was: Record<string, unknown>; readonly set: Record<string, unknown> };
  /** A field as it would be. */
  value<F extends Field>(field: F): Settings[F];
  change<F extends Field>(field: F, set: Settings[F]): void;
  drop(): void;
}

/** In the tab's own memory, so that a reload or a look at another screen loses nothing. */
const KEPT = 'standfirst-settings-wish';

export function useWish(saved: Settings): Wish {
  const [edits, setEdits] = useState<Edits>(keptEdits);
  useEffect(() => {
    sessionStorage.setItem(KEPT, JSON.stringify(edits));
  }, [edits]);
  const changed = Object.entries(edits).filter(([field, { set }]) => differ(set, saved[field as Field]));
  const of = (part: keyof Edit) => Object.fromEntries(changed.map(([field, edit]) => [field, edit[part]]));
  return {
    count: changed.length,
    body: { was: of('was'), set: of('set') },
    value: (field) => (edits[field] ? (edits[field].set as never) : saved[field]),
    change: (field, set) =>
      setEdits((before) => ({ ...before, [field]: { was: before[field] ? before[field].was : saved[field], set } })),
    drop: () => setEdits({}),
  };
}

function keptEdits(): Edits {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT) ?? '{}') as Edits;
  } catch {
    return {};
  }
}
