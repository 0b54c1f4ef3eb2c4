import { differ } from '../../base/differ.ts';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { Clip } from '../../story/clips.ts';
import { withClipped } from '../../story/clips.ts';
import { whenConnected } from '../../ui/connection.ts';
import { call, Refused } from '../api.ts';

/** What this device knows of somebody's clipboard, in all their windows, and what the newsroom was not told about it yet. */
const NAME = 'standfirst-front/clipboard';

interface Kept {
  readonly person: string;
  readonly clips: readonly Clip[];
  /** Put there or taken off, in the order in which it was done. */
  readonly unsent?: readonly Change[];
}

type Change = { readonly put: Clip } | { readonly off: string };

const listeners = new Set<() => void>();

function subscribe(tell: () => void): () => void {
  const ofOthers = ({ key }: StorageEvent): void => {
    if (key === NAME) tell();
  };
  listeners.add(tell);
  addEventListener('storage', ofOthers);
  return () => {
    listeners.delete(tell);
    removeEventListener('storage', ofOthers);
  };
}

/** Where a device keeps nothing, the page does, for as long as it stands. */
let here: string | null = null;

function read(): string | null {
  try {
    return localStorage.getItem(NAME) ?? here;
  } catch {
    return here;
  }
}

function keep(kept: Kept): void {
  here = JSON.stringify(kept);
  try {
    localStorage.setItem(NAME, here);
  } catch {
    // It lasts as long as this page.
  }
  for (const tell of listeners) tell();
}

/** What somebody has on their clipboard, on whichever device they put it there: asked for when the screen opens, and whenever one comes back to it. */
export function useClips(person: string, mayArrange: boolean): readonly Clip[] {
  const text = useSyncExternalStore(subscribe, read);
  useEffect(() => {
    if (!mayArrange) return;
    const ask = (): void => void agree(person);
    ask();
    addEventListener('focus', ask);
    const stop = whenConnected(ask);
    return () => {
      removeEventListener('focus', ask);
      stop();
    };
  }, [person, mayArrange]);
  return useMemo(() => keptIn(text, person).clips, [text, person]);
}

export function putClip(person: string, clip: Clip): void {
  change(person, { put: clip });
}

export function takeClipOff(person: string, id: string): void {
  change(person, { off: id });
}

function change(person: string, one: Change): void {
  const { clips, unsent = [] } = keptIn(read(), person);
  keep({ person, clips: changed(clips, one), unsent: [...unsent, one] });
  void agree(person);
}

function changed(clips: readonly Clip[], one: Change): readonly Clip[] {
  return 'put' in one ? withClipped(clips, one.put) : clips.filter(({ id }) => id !== one.off);
}

let agreeing: Promise<void> = Promise.resolve();

/** Tells the newsroom what was done here, one after the other, and takes what it knows then. Offline what is here stays, and is told later. */
function agree(person: string): Promise<void> {
  agreeing = agreeing.then(() => tellAndAsk(person)).catch(() => undefined);
  return agreeing;
}

async function tellAndAsk(person: string): Promise<void> {
  for (;;) {
    const [next] = keptIn(read(), person).unsent ?? [];
    if (!next) break;
    await told(next);
    const { clips, unsent = [] } = keptIn(read(), person);
    // Another window may have told it meanwhile.
    const isTold = !differ(unsent[0], next);
    keep({ person, clips, unsent: isTold ? unsent.slice(1) : unsent });
  }
  const { clips } = await call('GET /api/front-clips');
  const now = keptIn(read(), person);
  if ((now.unsent ?? []).length === 0 && differ(now.clips, clips)) keep({ person, clips });
}

/** What the newsroom does not take is no reason to ask again. */
async function told(one: Change): Promise<void> {
  try {
    if ('put' in one) await call('POST /api/front-clips', { body: one.put });
    else await call('DELETE /api/front-clips/:id', { params: { id: one.off } });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
  }
}

function keptIn(text: string | null, person: string): Kept {
  const kept = parsed(text);
  // Whoever was here before is nobody's business.
  return kept?.person === person ? kept : { person, clips: [] };
}

function parsed(text: string | null): Kept | null {
  try {
    return JSON.parse(text ?? 'null') as Kept | null;
  } catch {
    return null;
  }
}
