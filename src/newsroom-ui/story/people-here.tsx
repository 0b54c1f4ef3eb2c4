import { useMe } from '../session.ts';
import { editorWords as words } from '../words/story.ts';
import type { OpenStory } from './open-story.ts';
import { toneOf } from '../../text-editor/person-tone.ts';
import { usePeopleHere } from './use-story.ts';
import './people-here.css';

const SHOWN = 5;

/** Who has the story open, as initials in the colour of their cursor, oneself in ink; the names are read aloud and shown when pointed at. */
export function PeopleHere({ story }: { readonly story: OpenStory }) {
  const me = useMe();
  const people = usePeopleHere(story);
  if (people.length < 2) return null;
  const nameOf = (id: string, name: string): string => (id === me.id ? `${name} (${words.you})` : name);
  return (
    <ul className="people-here" aria-label={words.people}>
      {people.slice(0, SHOWN).map(({ id, name, colour }) => (
        <li key={id} title={nameOf(id, name)} className={`person ${toneOf(id === me.id ? null : colour)}`}>
          <span aria-hidden="true">{initialsOf(name)}</span>
          <span className="only-read-aloud">{nameOf(id, name)}</span>
        </li>
      ))}
      {people.length > SHOWN && <li className="person person-more">+{people.length - SHOWN}</li>}
    </ul>
  );
}

/** `Ada Reed` is AR, `Ada` is A, `أحمد علي` is أع. */
function initialsOf(name: string): string {
  const parts = name.split(/[\s-]+/u).filter(Boolean);
  const [first, last] = [parts[0], parts.length > 1 ? parts.at(-1) : undefined];
  return [first, last]
    .map((part) => [...(part ?? '')][0] ?? '')
    .join('')
    .toLocaleUpperCase();
}
