import type { ReactNode } from 'react';
import { call } from '../api.ts';
import { Button } from '../../ui/button.tsx';
import { useMe } from '../session.ts';
import { editorWords as words } from '../words/story.ts';
import { filled } from '../words/panels.ts';
import { uiWords } from '../../ui/words.ts';
import { type DeskStory, useNames } from './desk-story.ts';
import type { Opened } from './dialogs.tsx';
import { HandedNote } from './handed-note.tsx';
import { mayHere } from './may.ts';
import { type ShownEvent, useStoryEvents } from './story-events.ts';
import type { OpenStory } from './open-story.ts';
import { useDeskAct } from './use-desk-act.ts';
import { useSignedInAgain } from './use-signed-in-again.ts';
import { useStatusOf } from './use-story.ts';
import './notices.css';

/** Why nobody can write in a story as it stands; null when one can. */
export function lockOf(desk: DeskStory | null, isReadOnly: boolean): 'killed' | 'spiked' | 'readOnly' | null {
  if (desk?.live?.state === 'killed') return 'killed';
  if (desk?.spiked) return 'spiked';
  return isReadOnly ? 'readOnly' : null;
}

interface NoticesProps {
  readonly desk: DeskStory | null;
  readonly lock: ReturnType<typeof lockOf>;
  /** The dialog over the story: what is done in it is no news. */
  readonly opened: Opened | null;
  readonly story: OpenStory;
  /** Opens the story again. */
  onAgain(): void;
}

const acts: readonly string[] = ['publish', 'withdraw', 'kill'];

/** What whoever writes must know before they go on, under the bar and said aloud. */
export function Notices({ desk, lock, opened, story, onAgain }: NoticesProps) {
  const me = useMe();
  const { event, putAway } = useStoryEvents(desk, { me: me.id, isActing: acts.includes(opened?.is ?? '') });
  const isSignedOut = useStatusOf(story, ({ is }) => is === 'signed-out');
  useSignedInAgain(isSignedOut, onAgain);
  return (
    <div className="notices" role="status">
      {isSignedOut && (
        <Notice tone="stop" say={words.signedOut}>
          <a className="button button-quiet button-small" href="/sign-in" target="_blank" rel="noopener">
            {words.signIn}
          </a>
          <Button small onPress={onAgain}>
            {words.goOn}
          </Button>
        </Notice>
      )}
      {event && <EventNotice event={event} onPutAway={putAway} />}
      {lock === 'killed' && <Notice tone="stop" say={words.killed} />}
      {lock === 'readOnly' && <Notice tone="plain" say={words.readOnly} />}
      {desk && <HandedNote desk={desk} />}
      {desk?.spiked && <Spiked desk={desk} />}
      {desk?.hold && <Held desk={desk} />}
    </div>
  );
}

function EventNotice({ event, onPutAway }: { readonly event: ShownEvent; onPutAway(): void }) {
  const { is, version, by } = event;
  const says = words.events[is];
  const say = by ? (by.isOneself ? says.own : says.theirs) : says.byItself;
  return (
    <Notice
      tone={is === 'published' || is === 'unspiked' ? 'live' : 'stop'}
      say={filled(say, { name: by?.name ?? '', version: version ?? '' })}
    >
      <Button small look="plain" aria-label={uiWords.close} onPress={onPutAway}>
        <span aria-hidden="true">✕</span>
      </Button>
    </Notice>
  );
}

function Spiked({ desk }: { readonly desk: DeskStory }) {
  const nameOf = useNames();
  const takeUp = useDeskAct(desk.id, words.takenUpNow, () =>
    call('POST /api/desk/spike', { body: { ids: [desk.id], reason: null } }),
  );
  const { by = '', reason = '' } = desk.spiked ?? {};
  return (
    <Notice tone="warn" say={`${words.spiked} ${reasonWords(reason, nameOf(by) ?? by)}`}>
      <Button small onPress={() => takeUp.mutate()} isPending={takeUp.isPending}>
        {words.takeUp}
      </Button>
    </Notice>
  );
}

function Held({ desk }: { readonly desk: DeskStory }) {
  const me = useMe();
  const nameOf = useNames();
  const release = useDeskAct(desk.id, words.releasedNow, () =>
    call('POST /api/desk/hold', { body: { ids: [desk.id], reason: null } }),
  );
  const { by = '', reason = '' } = desk.hold ?? {};
  return (
    <Notice tone="warn" say={`${words.held} ${reasonWords(reason, nameOf(by) ?? by)}`}>
      {mayHere(me.role, 'story.hold') && (
        <Button small onPress={() => release.mutate()} isPending={release.isPending}>
          {words.release}
        </Button>
      )}
    </Notice>
  );
}

function reasonWords(reason: string, name: string): string {
  return reason ? `“${reason}” (${name})` : `(${name})`;
}

interface NoticeProps {
  readonly tone: 'plain' | 'live' | 'warn' | 'stop';
  readonly say: string;
  readonly children?: ReactNode;
}

function Notice({ tone, say, children }: NoticeProps) {
  return (
    <div className={`notice notice-${tone}`}>
      <p dir="auto">{say}</p>
      {children && <div className="notice-acts">{children}</div>}
    </div>
  );
}
