import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useDeferredValue } from 'react';
import { useFilter } from 'react-aria-components';
import { type AnswerOf, call } from '../api.ts';
import { colleaguesQuery } from '../story/desk-story.ts';
import { shellWords as words } from '../words/shell.ts';
import type { Command } from './offered-commands.ts';

/** A command, or something that was found, with what tells it from others of its name. */
export interface Found extends Command {
  readonly detail?: string | undefined;
}

export interface FoundGroup {
  readonly title: string;
  readonly all: readonly Found[];
}

/** One letter finds everything and so nothing; scripts that write words in one or two letters are searched from the first. */
const FEWEST_LETTERS = /^[\p{Script=Han}\p{Script=Hangul}]|^.{2}/su;
const MOST = 6;

/** Stories, people and pictures that `text` finds. */
export function useFound(text: string): FoundGroup[] {
  const asked = useDeferredValue(text.trim());
  const enabled = FEWEST_LETTERS.test(asked);
  const stories = useQuery({
    queryKey: ['found', asked],
    queryFn: () => call('GET /api/desk', { query: { text: asked, lane: 'all' } }),
    placeholderData: (before) => before,
    enabled,
  });
  const people = useQuery({ ...colleaguesQuery, enabled });
  const pictures = useQuery({ queryKey: ['pictures'], queryFn: () => call('GET /api/pictures'), enabled });
  const lines = useLines(asked);
  if (!enabled) return [];
  return [
    { title: words.stories, all: (stories.data?.stories ?? []).slice(0, MOST).map(lines.ofStory) },
    { title: words.people, all: (people.data?.people ?? []).flatMap(lines.ofPerson).slice(0, MOST) },
    { title: words.pictures, all: (pictures.data?.pictures ?? []).flatMap(lines.ofPicture).slice(0, MOST) },
  ];
}

type Story = AnswerOf<'GET /api/desk'>['stories'][number];
type Person = AnswerOf<'GET /api/colleagues'>['people'][number];
type Picture = AnswerOf<'GET /api/pictures'>['pictures'][number];

/** A story opens; a person leads to the stories they have, and a picture to the story that shows it. */
function useLines(text: string) {
  const navigate = useNavigate();
  const { contains } = useFilter({ sensitivity: 'base' });
  const open = (id: string) => () => void navigate({ to: '/stories/$id', params: { id } });
  return {
    ofStory: ({ id, headline }: Story): Found => ({ id: `story ${id}`, name: headline, run: open(id) }),
    ofPerson: ({ id, name }: Person): Found[] => {
      const run = (): void => void navigate({ to: '/', search: { assignee: id, lane: 'all' } });
      return contains(name, text) ? [{ id: `person ${id}`, name, detail: words.theirStories, run }] : [];
    },
    ofPicture: ({ picture, alt, caption, credit, storyId, headline }: Picture): Found[] => {
      const isMeant = [alt, caption, credit].some((said) => said && contains(said, text));
      return isMeant
        ? [{ id: `picture ${picture.id}`, name: caption ?? alt, detail: headline, run: open(storyId) }]
        : [];
    },
  };
}
