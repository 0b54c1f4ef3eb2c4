import { dropKeptFronts } from '../fronts/kept-front.ts';
import { dropKept } from './kept-stories.ts';
import type { NewsroomFacts, Session } from '../session.ts';

/** What the newsroom last said: who is signed in on this device, and what every screen needs to know. */
export interface Known {
  readonly session: Session;
  readonly newsroom: NewsroomFacts;
}

const NAME = 'standfirst/last-known';

let kept: Known | null = null;

/** Keeps it on this device, for screens that start offline. Whoever was known before leaves nothing that the newsroom has. */
export function keepKnown(known: Known): void {
  if (kept?.session === known.session && kept.newsroom === known.newsroom) return;
  const { person } = known.session;
  if (person && lastKnown()?.session.person?.id !== person.id) {
    void dropKept({ except: person.id });
    dropKeptFronts({ except: person.id });
  }
  kept = known;
  try {
    localStorage.setItem(NAME, JSON.stringify(known));
  } catch {
    // A device that keeps nothing needs a connection to start.
  }
}

/** Null where nobody is known: at first, and after the newsroom said that nobody is signed in. */
export function lastKnown(): Known | null {
  try {
    const known = JSON.parse(localStorage.getItem(NAME) ?? 'null') as Known | null;
    return known && asOfNow(known);
  } catch {
    return null;
  }
}

/** What an older build kept, with what it did not know yet. */
function asOfNow({ session, newsroom }: Known): Known {
  const { person } = session;
  return {
    session: { ...session, person: person && { ...person, grants: person.grants ?? [] } },
    newsroom: { ...newsroom, fronts: newsroom.fronts ?? [], past: newsroom.past ?? {} },
  };
}

export function forgetKnown(): void {
  try {
    localStorage.removeItem(NAME);
  } catch {
    // Nothing was kept.
  }
}
