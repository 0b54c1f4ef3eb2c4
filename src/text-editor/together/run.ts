import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state';
import { ySyncPluginKey } from 'y-prosemirror';
import { replacedIn } from '../plugins/undo-steps.ts';

/** What somebody is typing here without having gone elsewhere: from its first letter to its last, and when that was typed. */
export interface Run {
  readonly from: number;
  readonly to: number;
  readonly at: number;
  /** What it was before letters of it were taken back or composed again: others may have seen that. */
  readonly earlier: readonly string[];
}

const MOST_EARLIER = 24;

const key = new PluginKey<Run | null>('run');

/** Set on a transaction that puts what was being typed where it belongs; its value is where that is now. */
export const RUN_IS = 'run-is';

/** Keeps what is being typed here. */
export function typingRun(): Plugin<Run | null> {
  return new Plugin<Run | null>({ key, state: { init: () => null, apply: after } });
}

export function runIn(state: EditorState): Run | null {
  return key.getState(state) ?? null;
}

function after(tr: Transaction, run: Run | null): Run | null {
  const said = tr.getMeta(RUN_IS) as Run | null | undefined;
  if (said !== undefined) return said;
  if (tr.getMeta(ySyncPluginKey)) return run && moved(run, tr);
  if (!tr.docChanged) return run && tr.selectionSet && isElsewhere(run, tr) ? null : run;
  return typedOn(run, tr);
}

function isElsewhere({ from, to }: Run, { selection }: Transaction): boolean {
  return selection.from < from || selection.to > to;
}

function moved(run: Run, { mapping }: Transaction): Run | null {
  const next = { ...run, from: mapping.map(run.from, 1), to: mapping.map(run.to, -1) };
  return next.from < next.to ? next : null;
}

/** The run with what was typed now, or a new one where it does not go on; null for anything but words put in or taken out. */
function typedOn(run: Run | null, tr: Transaction): Run | null {
  const step = replacedIn(tr);
  if (!step?.slice.content.content.every(({ isInline }) => isInline)) return null;
  const { from, to, slice } = step;
  const end = from + slice.size;
  if (!run || from > run.to || to < run.from)
    return slice.size > 0 ? { from, to: end, at: tr.time, earlier: [] } : null;
  const was = tr.docs[0]?.textBetween(run.from, run.to, undefined, '\n') ?? '';
  const earlier = to > from ? [...run.earlier, was].slice(-MOST_EARLIER) : run.earlier;
  return {
    from: Math.min(run.from, from),
    to: Math.max(end, run.to + slice.size - (to - from)),
    at: tr.time,
    earlier,
  };
}
