import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { hasNoteFor, type Piece } from '../../story/desk.ts';
import { Badge } from '../../ui/badge.tsx';
import { Moment } from '../../ui/moment.tsx';
import { useMe, useNewsroom } from '../session.ts';
import { deskWords as words } from '../words/desk.ts';
import { counted } from '../../ui/language.ts';
import { Deadline } from '../story-dialogs/deadline.tsx';
import type { DeskStory } from '../story-dialogs/desk-query.ts';
import { initials, toneOf, useColleagues } from '../story-dialogs/names.ts';
import { type RowActs, RowMenu } from '../story-dialogs/story-actions.tsx';

interface RowProps {
  readonly story: DeskStory;
  readonly isSelected: boolean;
  onSelect(id: string): void;
  readonly acts: RowActs;
}

/** A story on the desk: what it is, where it stands, who has it, when it is due. */
export const StoryRow = memo(function StoryRow({ story, isSelected, onSelect, acts }: RowProps) {
  const newsroom = useNewsroom();
  const { nameOf } = useColleagues();
  const section = newsroom.sections.find(({ slug }) => slug === story.section)?.name ?? story.section;
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
      <Marks story={story} />
      <People ids={story.isIn} nameOf={nameOf} />
      <span className="story-assignee" dir="auto">
        {story.assignee ? nameOf(story.assignee) : <span className="story-nobody">{words.unassigned}</span>}
      </span>
      <span className="story-words figures">{counted(story.words, words.count)}</span>
      <span className="story-due">{story.deadline && <Deadline at={story.deadline} />}</span>
      <RowMenu story={story} acts={acts} />
    </li>
  );
});

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
  if (ids.length === 0) return <span className="story-people" />;
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
