import { useState } from 'react';
import type { Thread } from '../threads.ts';
import type { CommentsPanelProps } from './comments-panel.tsx';
import { ThreadCard } from './thread-card.tsx';

/** A card for each thread, and which one is looked at and shows everything. */
export function useCards(props: CommentsPanelProps) {
  const [lookedAt, look] = useState<string | null>(null);
  const card = (thread: Thread) => (
    <ThreadCard {...props} thread={thread} isOpen={lookedAt === thread.id} onOpen={() => look(thread.id)} />
  );
  return { lookedAt, look, card };
}
