import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Topic } from '../../story/newsroom.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { counted } from '../../ui/language.ts';
import { Failed, Loading } from '../../ui/states.tsx';
import { doAndSay } from '../../ui/toasts.tsx';
import { call } from '../api.ts';
import { queries } from '../queries.ts';
import { topicWords as words } from '../words/topics.ts';
import { FoundList } from './found-list.tsx';
import { LineActs, LineSays } from './line-acts.tsx';
import { EndTopicDialog } from './end-topic-dialog.tsx';
import { refreshTopics, TopicDialog } from './topic-dialog.tsx';

type Open = { readonly is: 'edit'; readonly topic: Topic | null } | { readonly is: 'end'; readonly topic: Topic };

/** Every topic: found, made, changed, merged, ended and brought back. */
export function TopicsPart() {
  const [open, setOpen] = useState<Open | null>(null);
  const asked = useQuery({ queryKey: ['topics'], queryFn: () => call('GET /api/topics') });
  const topics = asked.data?.topics ?? [];
  const close = (): void => setOpen(null);
  return (
    <div className="settings-fields">
      <div>
        <Button look="main" onPress={() => setOpen({ is: 'edit', topic: null })}>
          {words.newTopic}
        </Button>
      </div>
      {asked.isPending && <Loading />}
      {asked.isError && <Failed error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.data && <Found topics={topics} stories={asked.data.stories} open={setOpen} />}
      {open?.is === 'edit' && <TopicDialog topic={open.topic} onClose={close} />}
      {open?.is === 'end' && <EndTopicDialog topic={open.topic} topics={topics} onClose={close} />}
    </div>
  );
}

interface FoundProps {
  readonly topics: readonly Topic[];
  readonly stories: Readonly<Record<string, number>>;
  open(what: Open): void;
}

function Found({ topics, stories, open }: FoundProps) {
  const nameOf = (slug: string): string => topics.find((topic) => topic.slug === slug)?.name ?? slug;
  return (
    <FoundList
      all={topics}
      words={words}
      textOf={({ name, slug }) => `${name} ${slug}`}
      lineOf={(topic) => (
        <Line key={topic.slug} topic={topic} stories={stories[topic.slug] ?? 0} nameOf={nameOf} open={open} />
      )}
    />
  );
}

interface LineProps {
  readonly topic: Topic;
  readonly stories: number;
  nameOf(slug: string): string;
  open(what: Open): void;
}

function Line({ topic, stories, nameOf, open }: LineProps) {
  const { name, slug, type, description, ended } = topic;
  return (
    <li>
      <p>
        <strong dir="auto">{name}</strong> <span className="settings-soft">/topics/{slug}</span>{' '}
        <Badge>{words.types[type]}</Badge>{' '}
        {ended ? (
          <Badge tone="warn">{ended.to === null ? words.endedGone : words.mergedInto(nameOf(ended.to))}</Badge>
        ) : (
          <span className="settings-soft settings-count">{counted(stories, words.stories)}</span>
        )}
        <LineSays description={description} />
      </p>
      <LineActs
        name={name}
        isEnded={ended !== undefined}
        words={words}
        onChange={() => open({ is: 'edit', topic })}
        onEnd={() => open({ is: 'end', topic })}
        onBringBack={() => void bringBack(slug)}
      />
    </li>
  );
}

async function bringBack(slug: string): Promise<void> {
  await doAndSay(() => call('POST /api/topics/:slug/return', { params: { slug } }), words.broughtBack);
  await queries.invalidateQueries({ queryKey: ['topics'] });
  refreshTopics();
}
