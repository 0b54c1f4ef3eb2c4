import { useState } from 'react';
import type { Topic } from '../../story/newsroom.ts';
import { call } from '../api.ts';
import { FormDialog } from '../people/form-dialog.tsx';
import { useDoing } from '../people/use-doing.ts';
import { topicWords as words } from '../words/topics.ts';
import { EndChoice } from './end-choice.tsx';
import { refreshTopics } from './topic-dialog.tsx';

interface EndTopicProps {
  readonly topic: Topic;
  readonly topics: readonly Topic[];
  onClose(): void;
}

/** Merges a topic into another or ends it, once somebody has read what becomes of its stories. */
export function EndTopicDialog({ topic, topics, onClose }: EndTopicProps) {
  const doing = useDoing();
  const [to, setTo] = useState('');
  const others = topics
    .filter(({ slug, ended }) => slug !== topic.slug && !ended)
    .toSorted((a, b) => a.name.localeCompare(b.name));
  const send = async (): Promise<void> => {
    const end = () =>
      call('POST /api/topics/:slug/end', { params: { slug: topic.slug }, body: { to: to === '' ? null : to } });
    const said = { say: to === '' ? words.ended : words.merged, refresh: 'topics' };
    if (!(await doing.run(end, said))) return;
    refreshTopics();
    onClose();
  };
  return (
    <FormDialog
      title={words.endOf(topic.name)}
      does={to === '' ? words.endIt : words.mergeIt}
      doing={doing}
      over={<p>{words.endSays}</p>}
      onSend={() => void send()}
      onClose={onClose}
    >
      <EndChoice words={words} others={others} to={to} onChoose={setTo} />
    </FormDialog>
  );
}
