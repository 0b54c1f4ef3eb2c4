import type { EditorView } from 'prosemirror-view';
import { useState } from 'react';
import type { Doc } from 'yjs';
import { useQuery } from '@tanstack/react-query';
import { Button } from '../../../ui/button.tsx';
import { Moment } from '../../../ui/moment.tsx';
import { useMe } from '../../session.ts';
import { counted } from '../../../ui/language.ts';
import { filled, panelWords } from '../../words/panels.ts';
import { colleaguesQuery, useNames } from '../desk-story.ts';
import { goTo } from '../go-to.ts';
import { commentsIn, removeComment } from '../../../text-editor/comments.ts';
import { newId } from '../../../text-editor/ids.ts';
import { mayUnsay, piecesOf, rephrase, type Said, say, settle, type Thread, unsay } from '../threads.ts';
import { CommentBox } from './comment-box.tsx';
import { unsentIn } from './unsent.ts';
import './thread-card.css';

const words = panelWords.comments;

export interface ThreadCardProps {
  readonly ydoc: Doc;
  readonly view: EditorView | null;
  readonly thread: Thread;
  readonly isReadOnly: boolean;
  /** Only the thread that is looked at shows everything; the others show how they begin. */
  readonly isOpen: boolean;
  onOpen(): void;
}

/** What was said about some words: the words, who said what, and the ways to answer and settle. */
export function ThreadCard(props: ThreadCardProps) {
  const { thread, isOpen, onOpen } = props;
  const nameOf = useNames();
  const [first, ...answers] = thread.said;
  const shown = isOpen ? thread.said : [first];
  return (
    <article
      className={`thread${isOpen ? ' thread-open' : ''}${thread.settled ? ' thread-settled' : ''}`}
      aria-label={filled(words.thread, { name: nameOf(first.by) ?? words.somebody })}
      onFocus={onOpen}
      onClick={onOpen}
    >
      <About {...props} />
      {shown.map((said) => (
        <OneSaid key={said.key} {...props} said={said} />
      ))}
      {!isOpen && answers.length > 0 && <p className="panel-note">{counted(answers.length, words.answers)}</p>}
      {thread.settled && (
        <p className="panel-note">
          {filled(words.settledBy, { name: nameOf(thread.settled.by) ?? words.somebody })}{' '}
          <Moment at={thread.settled.at} />
        </p>
      )}
      {isOpen && !props.isReadOnly && <Answering {...props} />}
    </article>
  );
}

/** The words it is about, as the way to them; of words that are gone, what they were. */
function About({ thread: { id, anchor, said }, view }: ThreadCardProps) {
  if (!anchor)
    return (
      <p className="thread-about thread-gone">
        {said[0].about && <q dir="auto">{said[0].about}</q>} {words.gone}
      </p>
    );
  return (
    <button
      type="button"
      className="thread-about"
      title={words.goTo}
      dir="auto"
      onClick={() => {
        const now = view && commentsIn(view.state.doc).find((one) => one.id === id);
        if (view && now) goTo(view, now.from);
      }}
    >
      {anchor.quote}
    </button>
  );
}

function OneSaid({ said, thread, ydoc, view, isReadOnly, isOpen }: ThreadCardProps & { readonly said: Said }) {
  const me = useMe();
  const nameOf = useNames();
  const { data } = useQuery(colleaguesQuery);
  const [isChanging, setChanging] = useState(false);
  const names = data?.people.map(({ name }) => name) ?? [];
  if (isChanging)
    return (
      <CommentBox
        label={words.edit}
        act={words.keep}
        first={said.text}
        focusedFor={isChanging}
        onCancel={() => setChanging(false)}
        onSay={(text) => {
          rephrase(ydoc, said, text);
          setChanging(false);
        }}
      />
    );
  return (
    <div className="said">
      <p className="said-who">
        <strong dir="auto">{nameOf(said.by) ?? words.somebody}</strong> <Moment at={said.at} />
      </p>
      <p className="said-words" dir="auto">
        {piecesOf(said.text, names).map(({ text, isName }, at) => (isName ? <mark key={at}>{text}</mark> : text))}
      </p>
      {isOpen && !isReadOnly && said.by === me.id && (
        <div className="said-acts">
          <Button small look="plain" onPress={() => setChanging(true)}>
            {words.edit}
          </Button>
          {mayUnsay(thread, said, me.id) && (
            <Button
              small
              look="plain"
              onPress={() => {
                unsay(ydoc, said.key);
                if (view && said.key === thread.id) removeComment(view, thread.id);
              }}
            >
              {words.remove}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

function Answering({ ydoc, thread }: ThreadCardProps) {
  const me = useMe();
  const [round, setRound] = useState(0);
  const canSettle = thread.said[0].key === thread.id;
  return (
    <>
      {!thread.settled && (
        <CommentBox
          key={round}
          label={words.answer}
          act={words.answer}
          unsent={unsentIn(ydoc, thread.id)}
          onSay={(text) => {
            say(ydoc, { by: me.id, key: newId() }, { thread: thread.id, text });
            setRound(round + 1);
          }}
        />
      )}
      {canSettle && (
        <Button small onPress={() => settle(ydoc, thread, thread.settled ? null : me.id)}>
          {thread.settled ? words.reopen : words.settle}
        </Button>
      )}
    </>
  );
}
