import { Link, useParams } from '@tanstack/react-router';
import { Empty, Loading } from '../../ui/states.tsx';
import { editorWords as words } from '../words/story.ts';
import { shellWords } from '../words/shell.ts';
import { useDeskStory } from './desk-story.ts';
import type { OpenStory } from './open-story.ts';
import { useStatus, useStatusOf, useStory } from './use-story.ts';
import { Workplace } from './workplace.tsx';
import './story-screen.css';

/** The screen of one story: its text, and everything that stands round it. */
export function StoryScreen() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { story, again } = useStory(id);
  if (!story) return <Loading lines={9} />;
  return <Opened key={id} story={story} onAgain={again} />;
}

function Opened({ story, onAgain }: { readonly story: OpenStory; onAgain(): void }) {
  // Of the rest nothing matters once there is a text: the whole screen would be drawn again with every letter.
  const hasText = useStatusOf(story, (status) => status.hasText);
  const desk = useDeskStory(story.storyId);
  if (!hasText) return <WithoutText story={story} isUnknown={desk.data === null} />;
  return <Workplace story={story} desk={desk.data ?? null} onAgain={onAgain} />;
}

/** While there is not text to show: why, or that it is on its way. */
function WithoutText({ story, isUnknown }: { readonly story: OpenStory; readonly isUnknown: boolean }) {
  const { is, because } = useStatus(story);
  if (because === 'no-such-story' || isUnknown) return <NotThere title={words.notFound} next={words.notFoundNext} />;
  if (is === 'refused') return <NotThere title={words.notOpened} next={words.notSavedWhy[because ?? ''] ?? ''} />;
  if (is === 'offline') return <NotThere title={words.offlineAtLoad} next={words.offlineAtLoadNext} />;
  if (is === 'signed-out') return <NotThere title={words.signedOut} next="" />;
  return <Loading lines={9} />;
}

function NotThere({ title, next }: { readonly title: string; readonly next: string }) {
  return (
    <Empty title={title}>
      <p>{next}</p>
      <Link to="/">{shellWords.toDesk}</Link>
    </Empty>
  );
}
