import { hasNoteFor } from '../../story/desk.ts';
import { call } from '../api.ts';
import { Button } from '../../ui/button.tsx';
import { Moment } from '../../ui/moment.tsx';
import { useMe } from '../session.ts';
import { deskWords } from '../words/desk.ts';
import { editorWords as words } from '../words/story.ts';
import { filled } from '../words/panels.ts';
import { type DeskStory, useNames } from './desk-story.ts';
import { useDeskAct } from './use-desk-act.ts';

/** The note with which the story was handed to whoever looks: from whom, when, and what it says, until they put it away. */
export function HandedNote({ desk }: { readonly desk: DeskStory }) {
  const { id, handed } = desk;
  const me = useMe();
  const nameOf = useNames();
  const putAway = useDeskAct(id, words.noteAway, (at: string) =>
    call('POST /api/stories/:id/note/put-away', { params: { id }, body: { at } }),
  );
  if (!handed || !hasNoteFor(desk, me.id)) return null;
  const name = nameOf(handed.by) ?? deskWords.formerColleague;
  return (
    <div className="notice notice-handed">
      <div className="notice-note">
        <p>
          <span dir="auto">{filled(words.handedOver, { name })}</span> <Moment at={handed.at} />
        </p>
        {/* It can be longer than there is room over a text, and whoever has no pointer must be able to scroll it. */}
        <blockquote dir="auto" tabIndex={0}>
          {handed.note}
        </blockquote>
      </div>
      <div className="notice-acts">
        <Button small onPress={() => putAway.mutate(handed.at)} isPending={putAway.isPending}>
          {words.putNoteAway}
        </Button>
      </div>
    </div>
  );
}
