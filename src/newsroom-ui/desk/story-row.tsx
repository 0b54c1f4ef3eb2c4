import { Link } from '@tanstack/react-router';
import { memo, type ReactNode } from 'react';
import { hasNoteFor, type Piece } from '../../story/desk.ts';
import { Badge } from '../../ui/badge.tsx';
import { Moment } from '../../ui/moment.tsx';
import { useMe, useNewsroom } from '../session.ts';
import { deskWords as words } from '../words/desk.ts';
import { counted } from '../../ui/language.ts';
import { Deadline } from '../story-dialogs/deadline.tsx';
import type { DeskStory } from '../story-dialogs/desk-query.ts';
import { initials, sectionName, toneOf, useColleagues } from '../story-dialogs/names.ts';
import { fits, type RowActs, RowMenu } from '../story-dialogs/story-actions.tsx';

interface RowProps {
  readonly story: DeskStory;
  readonly isSelected: boolean;
  onSelect(id: string): void;
  readonly acts: RowActs;
}

/** A story on the desk: what it is, where it stands, who has it, when it is due. */
export const StoryRow = memo(function StoryRow({ story, isSelected, onSelect, acts }: RowProps) {
  const newsroom = useNewsroom();
  const section = sectionName(newsroom, story.section);
  return (
    <li className={`story-row${isSelected ? ' is-selected' : ''}`} data-story={story.id}>
      <label className="story-select">
        <input type="checkbox" checked={isSelected} onChange={() => onSelect(story.id)} tabIndex={-1} />
        <span className="only-read-aloud">{words.select(story.headline)}</span>
      </label>
      <div className="story-what">
        <Link to={`/stories/${story.id}` as '/'} className="story-headline" dir="auto" lang={story.lang} data-row-link>
          {story.found ? <Pieces pieces={story.found.headline} /> : story.headline}
        </Link>
        <p className="story-under">
          <span className={`story-section tone-${toneOf(newsroom, story.section)}`} dir="auto">
            {section}
          </span>
          {story.kind !== 'report' && <span>{words.kinds[story.kind]}</span>}
          {story.catchline && (
            <span className="story-catchline" dir="auto">
              {story.catchline}
            </span>
          )}
          {story.byline && <span dir="auto">{story.byline}</span>}
        </p>
        {story.found?.snippet && (
          <p className="story-snippet" dir="auto" lang={story.lang}>
            {story.found.version !== null && <em>{words.inVersion(story.found.version)}: </em>}
            <Pieces pieces={story.found.snippet} />
          </p>
        )}
      </div>
      <Facts story={story} acts={acts} />
      <RowMenu story={story} acts={acts} />
    </li>
  );
});

/** Where it stands, who has it, how long it is and when it is due; what can be changed of that is changed where it stands. */
function Facts({ story, acts }: { readonly story: DeskStory; readonly acts: RowActs }) {
  const { nameOf } = useColleagues();
  const { assignee, deadline } = story;
  return (
    <div className="story-facts">
      <Changeable place="story-state" act="move" story={story} acts={acts}>
        <Marks story={story} />
      </Changeable>
      <div className="story-with">
        <Changeable place="story-assignee" act="assign" story={story} acts={acts}>
          <span className="story-label">{words.assignee} </span>
          <span className={assignee ? undefined : 'story-nobody'} dir="auto">
            {assignee ? nameOf(assignee) : words.unassigned}
          </span>
        </Changeable>
        <People ids={story.isIn} nameOf={nameOf} />
      </div>
      <span className="story-words figures">{counted(story.words, words.count)}</span>
      <Changeable place="story-due" act="deadline" story={story} acts={acts}>
        {deadline ? <Deadline at={deadline} /> : <span className="story-nobody">{words.noDeadline}</span>}
      </Changeable>
    </div>
  );
}

interface ChangeableProps {
  /** The class of its place in the row. */
  readonly place: string;
  readonly act: 'move' | 'assign' | 'deadline';
  readonly story: DeskStory;
  readonly acts: RowActs;
  readonly children: ReactNode;
}

/** A fact that opens what changes it. By keyboard that is a letter on the row, so that a row stays one stop on the way down. */
function Changeable({ place, act, story, acts, children }: ChangeableProps) {
  const { role } = useMe();
  if (!fits(act, story, role))
    return <span className={place}>{act === 'deadline' && !story.deadline ? null : children}</span>;
  return (
    <button
      type="button"
      className={`story-change ${place}`}
      title={words[act]}
      tabIndex={-1}
      aria-haspopup="dialog"
      onClick={() => acts.run(act, story)}
    >
      {children}
    </button>
  );
}

function Pieces({ pieces }: { readonly pieces: readonly Piece[] }) {
  return pieces.map(({ text, isMatch }, at) => (isMatch ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>));
}

function Marks({ story }: { readonly story: DeskStory }) {
  const { stage, hold, spiked, handed, live, isAhead, scheduledAt, embargoUntil } = story;
  const me = useMe();
  return (
    <span className="story-marks">
      {handed && hasNoteFor(story, me.id) && (
        <Badge tone="accent">
          <span title={handed.note}>{story.assignee === null ? words.noteWaits : words.noteForYou}</span>
        </Badge>
      )}
      {stage.is !== 'published' && stage.is !== 'killed' && <Badge>{words.stages[stage.is]}</Badge>}
      {spiked && (
        <Badge tone="stop">
          <span title={spiked.reason}>{words.spiked}</span>
        </Badge>
      )}
      {hold && (
        <Badge tone="warn">
          <span title={hold.reason}>{words.held}</span>
        </Badge>
      )}
      {live?.state === 'live' && (
        <Badge tone="live">{isAhead ? `${words.live(live.version)}, ${words.ahead}` : words.live(live.version)}</Badge>
      )}
      {live && live.state !== 'live' && <Badge tone="stop">{words[live.state]}</Badge>}
      {scheduledAt && (
        <Badge tone="accent">
          {words.scheduled} <Moment at={scheduledAt} />
        </Badge>
      )}
      {embargoUntil && Date.parse(embargoUntil) > Date.now() && (
        <Badge tone="warn">
          {words.embargo} <Moment at={embargoUntil} />
        </Badge>
      )}
    </span>
  );
}

function People({ ids, nameOf }: { readonly ids: readonly string[]; nameOf(id: string): string }) {
  if (ids.length === 0) return null;
  const names = ids.map(nameOf);
  return (
    <span className="story-people" title={`${words.inItNow}: ${names.join(', ')}`}>
      <span className="only-read-aloud">{`${words.inItNow}: ${names.join(', ')}`}</span>
      {names.map((name, at) => (
        <span key={ids[at]} className="story-person" aria-hidden="true">
          {initials(name)}
        </span>
      ))}
    </span>
  );
}
