import { useState } from 'react';
import { useRemembered } from '../story/remembered.ts';
import { type NewsroomFacts, useMe, useNewsroom } from '../session.ts';
import { deskWords as words } from '../words/desk.ts';
import type { DeskView } from '../story-dialogs/desk-query.ts';

interface Filed {
  readonly edition: string;
  readonly section: string;
}

/** Where a new story is to be filed. */
export interface Filing extends Filed {
  /** The sections of the edition. */
  readonly offered: NewsroomFacts['sections'];
  /** Why this section stands there already; undefined once somebody has chosen, and while none does. */
  readonly because: string | undefined;
  setEdition(edition: string): void;
  /** An empty section is none. */
  setSection(section: string): void;
  /** Remembers, on this device, where this person's next story is likely to be filed. */
  keep(): void;
}

/**
 * Begins from what the desk is narrowed to, then from this person's last story, and otherwise with no section at all: one that
 * nobody chose would be the wrong one.
 */
export function useFiling(view: DeskView): Filing {
  const newsroom = useNewsroom();
  const [last, setLast] = useRemembered<Filed | null>(`standfirst/filed-last/${useMe().id}`, null, isFiled);
  const [first] = useState(() => firstFiling(newsroom, view, last));
  const [filed, setFiled] = useState<Filed>(first);
  const offered = sectionsOf(newsroom, filed.edition);
  const section = offered.some(({ slug }) => slug === filed.section) ? filed.section : '';
  return {
    edition: filed.edition,
    section,
    offered,
    because: section && section === first.section ? first.because : undefined,
    setEdition: (edition) => setFiled({ ...filed, edition }),
    setSection: (chosen) => setFiled({ ...filed, section: chosen }),
    keep: () => setLast({ edition: filed.edition, section }),
  };
}

function firstFiling({ editions, sections }: NewsroomFacts, view: DeskView, last: Filed | null) {
  const narrowed = sections.find(({ slug }) => slug === view.section);
  if (narrowed)
    return { edition: view.edition ?? narrowed.edition, section: narrowed.slug, because: words.sectionOfDesk };
  const edition = view.edition ?? last?.edition ?? '';
  const isThere = editions.some(({ id }) => id === edition);
  const isLast = isThere && edition === last?.edition;
  return {
    edition: isThere ? edition : (editions[0]?.id ?? ''),
    section: isLast ? last.section : '',
    because: words.sectionOfLast,
  };
}

/** The sections of an edition; all there are for one that has none of its own. */
function sectionsOf({ sections }: NewsroomFacts, edition: string): NewsroomFacts['sections'] {
  const own = sections.filter((section) => section.edition === edition);
  return own.length > 0 ? own : sections;
}

function isFiled(value: unknown): value is Filed {
  const { edition, section } = (value ?? {}) as Partial<Record<keyof Filed, unknown>>;
  return typeof edition === 'string' && typeof section === 'string';
}
