import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Stage, workStages } from '../../story/stages.ts';
import { call } from '../api.ts';
import { MenuButton } from '../../ui/menu.tsx';
import { toast } from '../../ui/toasts.tsx';
import { useMe } from '../session.ts';
import { deskWords } from '../words/desk.ts';
import { editorWords as words } from '../words/story.ts';
import { filled } from '../words/panels.ts';
import type { DeskStory } from './desk-story.ts';
import { mayHere } from './may.ts';

type WorkStage = (typeof workStages)[number];

/** The stage a story is in, and the way to another. */
export function StageMenu({ desk }: { readonly desk: DeskStory }) {
  const me = useMe();
  const client = useQueryClient();
  const move = useMutation({
    mutationFn: (stage: WorkStage) => moveTo(desk.id, stage),
    onSuccess: (_done, stage) => {
      const before = desk.stage.is;
      toast({
        say: filled(words.moved, { stage: deskWords.stages[stage] }),
        ...(isWork(before) && { undo: () => move.mutate(before) }),
      });
      void client.invalidateQueries({ queryKey: ['desk-story', desk.id] });
    },
    onError: (error) => toast({ say: error.message, tone: 'stop' }),
  });
  const open = workStages.filter(
    (stage) => stage !== desk.stage.is && (stage !== 'ready' || mayHere(me.role, 'story.ready')),
  );
  return (
    <MenuButton
      label={`${words.stage}: ${deskWords.stages[desk.stage.is]}`}
      isDisabled={desk.spiked !== null || desk.stage.is === 'killed'}
      items={open.map((stage) => ({
        id: stage,
        name: filled(words.moveTo, { stage: deskWords.stages[stage] }),
        run: () => move.mutate(stage),
      }))}
    >
      {deskWords.stages[desk.stage.is]}
    </MenuButton>
  );
}

function isWork(stage: Stage): stage is WorkStage {
  return workStages.some((one) => one === stage);
}

async function moveTo(id: string, stage: WorkStage): Promise<void> {
  if (stage === 'ready') await call('POST /api/desk/ready', { body: { ids: [id] } });
  else await call('POST /api/desk/stage', { body: { ids: [id], stage } });
}
