import { useMutation, useQueryClient } from '@tanstack/react-query';
import { toast } from '../../ui/toasts.tsx';

/** An act of the desk on this story: tells what was done, and looks again how the story stands. */
export function useDeskAct<A = void>(storyId: string, done: string, act: (asked: A) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () => {
      toast({ say: done });
      void client.invalidateQueries({ queryKey: ['desk-story', storyId] });
    },
    onError: (error) => toast({ say: error.message, tone: 'stop' }),
  });
}
