import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useDeferredValue } from 'react';
import { useFilter } from 'react-aria-components';
import { type AnswerOf, call } from '../api.ts';
import { colleaguesQuery } from '../story/desk-story.ts';
import { type NewsroomFacts, useNewsroom } from '../session.ts';
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

/** Stories, people, pictures, fronts, sections and topics that `text` finds. */
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
  const pictures = useQuery({
    queryKey: ['found-pictures', asked],
    queryFn: () => call('GET /api/media', { query: { text: asked } }),
    placeholderData: (before) => before,
    enabled,
  });
  const fronts = useQuery({ queryKey: ['fronts'], queryFn: () => call('GET /api/fronts'), enabled });
  const { sections, topics } = useNewsroom();
  const lines = useLines(asked);
  if (!enabled) return [];
  return [
    { title: words.stories, all: (stories.data?.stories ?? []).slice(0, MOST).map(lines.ofStory) },
    { title: words.people, all: (people.data?.people ?? []).flatMap(lines.ofPerson).slice(0, MOST) },
    { title: words.fronts, all: everyFront(fronts.data).flatMap(lines.ofFront).slice(0, MOST) },
    { title: words.settingsParts.sections, all: sections.flatMap(lines.ofSection).slice(0, MOST) },
    { title: words.settingsParts.topics, all: topics.flatMap(lines.ofTopic).slice(0, MOST) },
    { title: words.pictures, all: (pictures.data?.items ?? []).slice(0, MOST).map(lines.ofPicture) },
  ];
}

type Story = AnswerOf<'GET /api/desk'>['stories'][number];
type Person = AnswerOf<'GET /api/colleagues'>['people'][number];
type Picture = AnswerOf<'GET /api/media'>['items'][number];
type Fronts = AnswerOf<'GET /api/fronts'>;
type Filed = Pick<NewsroomFacts['sections'][number], 'slug' | 'name'>;
type Front = Pick<Fronts['fronts'][number], 'id' | 'name'>;

/** Fronts of editions, those with an address of their own, and promos; those of sections and topics are found by what they are of. */
function everyFront(found: Fronts | undefined): Front[] {
  if (!found) return [];
  const promos = found.promos.map(({ id, name }) => ({ id, name: words.promosOf(name) }));
  return [...found.fronts.map(({ id, name }) => ({ id, name: words.frontOf(name) })), ...found.free, ...promos];
}

/** A story opens, and so do a picture in the library, a front, and that of a topic; a person leads to the stories they have, a section to its own. */
function useLines(text: string) {
  const navigate = useNavigate();
  const { contains } = useFilter({ sensitivity: 'base' });
  const open = (id: string) => () => void navigate({ to: '/stories/$id', params: { id } });
  const arrange = (front: string) => () => void navigate({ to: '/fronts/$front', params: { front } });
  return {
    ofStory: ({ id, headline }: Story): Found => ({ id: `story ${id}`, name: headline, run: open(id) }),
    ofPerson: ({ id, name }: Person): Found[] => {
      const run = (): void => void navigate({ to: '/', search: { assignee: id, lane: 'all' } });
      return contains(name, text) ? [{ id: `person ${id}`, name, detail: words.theirStories, run }] : [];
    },
    ofFront: ({ id, name }: Front): Found[] =>
      contains(name, text) ? [{ id: `front ${id}`, name, run: arrange(id) }] : [],
    ofSection: ({ slug, name }: Filed): Found[] => {
      const run = (): void => void navigate({ to: '/', search: { section: slug, lane: 'all' } });
      return contains(name, text) ? [{ id: `section ${slug}`, name, detail: words.itsStories, run }] : [];
    },
    ofTopic: ({ slug, name }: Filed): Found[] =>
      contains(name, text)
        ? [{ id: `topic ${slug}`, name, detail: words.itsFront, run: arrange(`topic/${slug}`) }]
        : [],
    ofPicture: ({ id, details, original }: Picture): Found => ({
      id: `picture ${id}`,
      name: details.headline ?? details.caption ?? details.alt ?? original.fileName ?? words.unnamedPicture,
      detail: details.credit ?? undefined,
      run: () => void navigate({ to: '/media', search: { item: id } }),
    }),
  };
}
