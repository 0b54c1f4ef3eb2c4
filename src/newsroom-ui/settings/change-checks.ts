import type { CheckLevel, SettableCheck, StoryChecks, WordRule } from '../../story/story-checks.ts';
import type { StoryKind } from '../../story/story.ts';
import { sayWhy, toast } from '../../ui/toasts.tsx';
import { call } from '../api.ts';
import { queries } from '../queries.ts';
import { checkWords as words } from '../words/checks.ts';

/** Sets the checks, says so with the way back, and asks again for what it changed; false when it was refused. */
export async function changeChecks(was: StoryChecks, set: StoryChecks, say = words.changed): Promise<boolean> {
  try {
    const { number } = await call('POST /api/story-checks', { body: { was, set } });
    const undo = () => void changeChecks(set, was, words.undone);
    if (number !== null) toast({ say, ...(say !== words.undone && { undo }) });
    return true;
  } catch (failed) {
    sayWhy(failed);
    return false;
  } finally {
    refreshChecks();
  }
}

function refreshChecks(): void {
  for (const stale of ['story-checks', 'settings-changes']) void queries.invalidateQueries({ queryKey: [stale] });
}

interface Setting {
  readonly code: SettableCheck;
  /** Null for every kind that says nothing else. */
  readonly kind: StoryKind | null;
  /** Null as every kind has it. */
  readonly level: CheckLevel | null;
}

export function withLevel(checks: StoryChecks, { code, kind, level }: Setting): StoryChecks {
  const { all, kinds } = checks.levels[code] ?? { kinds: {} };
  if (kind === null) return { ...checks, levels: { ...checks.levels, [code]: { all: level ?? undefined, kinds } } };
  const { [kind]: _before, ...others } = kinds;
  const next = level === null ? others : { ...others, [kind]: level };
  return { ...checks, levels: { ...checks.levels, [code]: { ...(all && { all }), kinds: next } } };
}

export function withRule(checks: StoryChecks, rule: WordRule): StoryChecks {
  const at = checks.words.findIndex(({ id }) => id === rule.id);
  return { ...checks, words: at < 0 ? [...checks.words, rule] : checks.words.with(at, rule) };
}

export function withoutRule(checks: StoryChecks, id: string): StoryChecks {
  return { ...checks, words: checks.words.filter((rule) => rule.id !== id) };
}
