import type { EditorView } from 'prosemirror-view';
import { useEffect, useMemo, useReducer, useState } from 'react';
import type { Doc } from 'yjs';
import { Button } from '../../../ui/button.tsx';
import { toast } from '../../../ui/toasts.tsx';
import { useMe } from '../../session.ts';
import { counted } from '../../../ui/language.ts';
import { panelWords } from '../../words/panels.ts';
import { anchorAt, type Begun, begin } from '../begun-comment.ts';
import { commentsIn } from '../../../text-editor/comments.ts';
import { newId } from '../../../text-editor/ids.ts';
import { commentsOf, say, type Thread, threadsOf } from '../threads.ts';
import type { DraftNow } from '../use-draft.ts';
import { CommentBox } from './comment-box.tsx';
import { Margin } from './margin.tsx';
import { unsentIn } from './unsent.ts';
import { useCards } from './use-cards.tsx';
import './comments-panel.css';

const words = panelWords.comments;

/** Every thread of a story, again after each change by anybody. */
export function useThreads(ydoc: Doc, draft: DraftNow | null): readonly Thread[] {
  const [round, look] = useReducer((before: number) => before + 1, 0);
  useEffect(() => {
    const comments = commentsOf(ydoc);
    comments.observe(look);
    return () => comments.unobserve(look);
  }, [ydoc]);
  return useMemo(
    () => threadsOf(new Map(commentsOf(ydoc).entries()), draft ? commentsIn(draft.doc) : []),
    // The comments themselves are no value; `round` counts their changes.
    [ydoc, draft, round],
  );
}

export interface CommentsPanelProps {
  readonly ydoc: Doc;
  readonly view: EditorView | null;
  readonly threads: readonly Thread[];
  readonly isReadOnly: boolean;
  /** True where there is room beside the text, so that threads stand beside their words. */
  readonly isBeside: boolean;
  /** The words somebody is about to comment on; null while nobody is. */
  readonly begun: Begun | null;
  onBegin(begun: Begun | null): void;
}

/** Begins a comment on what is selected; null, with a word to the person, where nothing is. */
export function beginOrSay(view: EditorView | null): Begun | null {
  const begun = view && begin(view);
  if (!begun) toast({ say: words.selectFirst });
  return begun;
}

/** What was said in the margin: beside the words on wide screens, as a list on narrow ones. */
export function CommentsPanel(props: CommentsPanelProps) {
  const { view, threads, isReadOnly, isBeside, begun, onBegin } = props;
  const [showsSettled, setShowsSettled] = useState(false);
  const open = threads.filter(({ settled }) => settled === null || showsSettled);
  const settledCount = threads.filter(({ settled }) => settled !== null).length;
  return (
    <>
      <div className="comments-head">
        {!isReadOnly && (
          <Button small onPress={() => onBegin(beginOrSay(view))}>
            {words.new}
          </Button>
        )}
        {settledCount > 0 && (
          <Button small look="plain" aria-pressed={showsSettled} onPress={() => setShowsSettled(!showsSettled)}>
            {counted(settledCount, words.showSettled)}
          </Button>
        )}
      </div>
      {begun && <NewThread {...props} begun={begun} />}
      {threads.length === 0 && !begun && (
        <div className="panel-empty">
          <strong>{words.none}</strong>
          <p>{words.noneNext}</p>
        </div>
      )}
      {isBeside ? <Margin {...props} threads={open} /> : <ThreadList {...props} threads={open} />}
    </>
  );
}

function ThreadList(props: CommentsPanelProps) {
  const { card } = useCards(props);
  return (
    <ol className="threads">
      {props.threads.map((thread) => (
        <li key={thread.id}>{card(thread)}</li>
      ))}
    </ol>
  );
}

/** The name of what somebody says who begins; no thread has it. */
const NEW = '';

/** Nothing stands in the document until it is said, so that giving up leaves no trace. */
function NewThread({ ydoc, view, begun, onBegin }: CommentsPanelProps & { readonly begun: Begun }) {
  const me = useMe();
  return (
    <div className="thread thread-new">
      <p className="thread-about" dir="auto">
        {begun.about}
      </p>
      <CommentBox
        label={words.write}
        hint={words.writeHint}
        act={words.say}
        focusedFor={begun}
        unsent={unsentIn(ydoc, NEW)}
        onCancel={() => onBegin(null)}
        onSay={(text) => {
          const thread = newId();
          if (!view || !anchorAt(view, thread, begun)) return;
          say(ydoc, { by: me.id, key: thread }, { thread, text, about: begun.about });
          onBegin(null);
        }}
      />
    </div>
  );
}
