import { differ } from '../../base/differ.ts';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import type { Settings } from '../../story/newsroom.ts';
import { call } from '../api.ts';
import { useMe } from '../session.ts';
import type { SettingsAnswer } from './part-props.ts';

type Colours = Settings['colours'];

/** The colours as pages would show them; null while that is not known, as while one is half typed. */
export function useShown(colours: Colours, { settings, shown }: SettingsAnswer): SettingsAnswer['shown'] | null {
  const asked = useDeferredValue(colours);
  const isSaved = !differ(asked, settings.colours);
  const isWhole = Object.values(asked).every((colour) => /^#[0-9a-f]{6}$/i.test(colour));
  const { role } = useMe();
  const found = useQuery({
    queryKey: ['settings-shown', asked],
    queryFn: () =>
      call('POST /api/settings/previews', { body: { was: { colours: settings.colours }, set: { colours: asked } } }),
    enabled: !isSaved && isWhole && role === 'administrator',
    staleTime: Infinity,
    retry: false,
  });
  return isSaved ? shown : (found.data?.shown ?? null);
}
