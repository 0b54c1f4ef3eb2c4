import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { counted } from '../../ui/language.ts';
import { toast } from '../../ui/toasts.tsx';
import { type AnswerOf, call } from '../api.ts';
import type { Doing } from '../people/use-doing.ts';
import { queries } from '../queries.ts';
import { settingsWords as words } from '../words/settings.ts';
import { placeName } from './difference-words.ts';
import type { SettingsAnswer } from './part-props.ts';
import { ReviewDialog } from './review-dialog.tsx';
import type { Wish } from './use-wish.ts';

type Tried = AnswerOf<'POST /api/settings/previews'>;

interface WishBarProps {
  readonly wish: Wish;
  readonly doing: Doing;
  readonly known: SettingsAnswer;
}

/** What is changed and not set yet, on every part of the screen: look at it, or drop it. */
export function WishBar({ wish, doing, known }: WishBarProps) {
  const [tried, setTried] = useState<Tried | null>(null);
  const look = () => doing.run(async () => setTried(await call('POST /api/settings/previews', { body: wish.body })));
  const set = async (): Promise<void> => {
    const done = await doing.run(() => call('POST /api/settings/changes', { body: wish.body }), {
      say: words.done,
      refresh: 'settings',
    });
    setTried(null);
    if (!done) return void queries.invalidateQueries({ queryKey: ['settings'] });
    wish.drop();
    for (const stale of ['settings-changes', 'session', 'newsroom'])
      void queries.invalidateQueries({ queryKey: [stale] });
  };
  const drop = (): void => {
    wish.drop();
    toast({ say: words.dropped });
  };
  return (
    <div className="settings-bar" role="region" aria-label={counted(wish.count, words.edited)}>
      {doing.error && <Problems doing={doing} />}
      <p aria-live="polite">{counted(wish.count, words.edited)}</p>
      <Button look="main" small isPending={doing.isBusy} onPress={() => void look()}>
        {words.lookAtIt}
      </Button>
      <Button look="plain" small onPress={drop}>
        {words.drop}
      </Button>
      {tried && (
        <ReviewDialog
          tried={tried}
          editions={known.settings.editions}
          isBusy={doing.isBusy}
          onSet={() => void set()}
          onClose={() => setTried(null)}
        />
      )}
    </div>
  );
}

/** Everything that was refused, by its places: a field of another part may be the one. */
function Problems({ doing: { error } }: { readonly doing: Doing }) {
  if (!error) return null;
  return (
    <div className="settings-problems" role="alert">
      <p>{error.message}</p>
      {error.problems.length > 0 && (
        <ul>
          {error.problems.map(({ where, say }) => (
            <li key={`${where} ${say}`}>
              <b>{placeName(where)}</b> {say}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
