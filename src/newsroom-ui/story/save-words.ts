import { counted, isOne } from '../../ui/language.ts';
import { editorWords as words } from '../words/story.ts';
import { filled } from '../words/panels.ts';
import type { StoryStatus } from './open-story.ts';

/** What the screen says of what was typed, and how urgently. `saved` is only ever said about what is on the newsroom's disk. */
export interface SaveWords {
  readonly tone: 'plain' | 'warn' | 'stop';
  readonly say: string;
}

/** The truth about what was typed, in words. */
export function saveWords({ is, unsaved, because }: StoryStatus): SaveWords {
  if (is === 'refused') {
    const why = words.notSavedWhy[because ?? ''] ?? words.notSavedWhy.otherwise;
    return { tone: 'stop', say: words.notSaved + why };
  }
  if (is === 'signed-out') return { tone: 'stop', say: filled(words.signedOutShort, { count: unsaved }) };
  if (is === 'offline' || (is === 'connecting' && unsaved > 0)) return { tone: 'warn', say: offline(unsaved) };
  if (is === 'connecting') return { tone: 'plain', say: words.connecting };
  return { tone: 'plain', say: is === 'saved' && unsaved === 0 ? words.saved : words.saving };
}

function offline(unsaved: number): string {
  if (unsaved === 0) return words.offlineNothing;
  return filled(isOne(unsaved) ? words.offline.one : words.offline.other, { count: unsaved });
}

const WORDS_A_MINUTE = 238;

/** How long a story takes to read, in whole minutes, at least one. Brysbaert (2019) measured 238 words a minute for prose in English. */
export function minutesToRead(count: number): number {
  return Math.max(1, Math.round(count / WORDS_A_MINUTE));
}

/** `412 words · 2 minutes to read`; no words take no time. */
export function lengthWords(count: number): string {
  if (count === 0) return counted(count, words.words);
  return `${counted(count, words.words)} · ${counted(minutesToRead(count), words.minutes)}`;
}
