import { useState } from 'react';
import { isAtLeast } from '../../../story/person.ts';
import { Button } from '../../../ui/button.tsx';
import { useMe } from '../../session.ts';
import { TopicDialog } from '../../settings/topic-dialog.tsx';
import { topicWords as words } from '../../words/topics.ts';

interface MakeTopicProps {
  /** What was typed already, and the edition of the story. */
  readonly begun: { readonly name: string; readonly edition: string };
  /** Told of the word of the topic that was made. */
  onDone(slug: string): void;
}

/** Lets editors make the topic that a story wants and the list has not. */
export function MakeTopic({ begun, onDone }: MakeTopicProps) {
  const [isMaking, setMaking] = useState(false);
  if (!isAtLeast(useMe().role, 'editor')) return null;
  return (
    <>
      <Button small onPress={() => setMaking(true)}>
        {words.makeWhileFiling}
      </Button>
      {isMaking && <TopicDialog topic={null} begun={begun} onDone={onDone} onClose={() => setMaking(false)} />}
    </>
  );
}
