import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { newId } from '../../text-editor/ids.ts';
import { type Api } from '../../contract/contract.ts';
import { type AnswerOf, call } from '../api.ts';

export type Banners = AnswerOf<'GET /api/banners'>;

const LOOK_EVERY_MS = 3000;

export const bannersQuery = queryOptions({
  queryKey: ['banners'],
  queryFn: () => call('GET /api/banners'),
  refetchInterval: LOOK_EVERY_MS,
});

type Put = Omit<Api['POST /api/banners']['request']['body'], 'id' | 'on'>;

/** Done once, however often it is sent: its name is made here. Each looks at the banners again afterwards, done or refused. */
export function useBannerActs({ on }: Pick<Banners, 'on'>) {
  const known = useQueryClient();
  const onSettled = () => known.invalidateQueries({ queryKey: bannersQuery.queryKey });
  return {
    put: useMutation({
      mutationFn: (wanted: Put) => call('POST /api/banners', { body: { ...wanted, id: newId(), on } }),
      onSettled,
    }),
    takeOff: useMutation({
      mutationFn: (edition: string) =>
        call('POST /api/banners/removal', { body: { id: newId(), on, editions: [edition] } }),
      onSettled,
    }),
    undo: useMutation({
      mutationFn: (act: string) => call('POST /api/banners/:act/undo', { params: { act }, body: { id: newId() } }),
      onSettled,
    }),
  };
}
