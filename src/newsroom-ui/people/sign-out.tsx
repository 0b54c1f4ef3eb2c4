import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../api.ts';
import { dropKeptFronts } from '../fronts/kept-front.ts';
import { KeptList } from '../offline/kept-here.tsx';
import { dropKept, keptStories, type KeptStory } from '../offline/kept-stories.ts';
import { forgetKnown } from '../offline/last-known.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { sayWhy } from '../../ui/toasts.tsx';
import { queries } from '../queries.ts';
import { useMe } from '../session.ts';
import { peopleWords } from '../words/people.ts';
import { useDoing } from './use-doing.ts';

const words = peopleWords.account;

/** Signs out and leaves nothing on this device but what the newsroom may not have; of that it tells first. */
export function SignOut() {
  const me = useMe();
  const leave = useLeaving();
  const [onlyHere, setOnlyHere] = useState<readonly KeptStory[]>([]);
  const ask = async (): Promise<void> => {
    const kept = await keptStories(me.id);
    const unsaved = kept.filter((story) => story.unsaved > 0);
    if (unsaved.length > 0) setOnlyHere(unsaved);
    else await leave.run();
  };
  return (
    <>
      <Button isDisabled={leave.isBusy} onPress={() => void ask()}>
        {words.signOut}
      </Button>
      {onlyHere.length > 0 && (
        <Dialog
          title={words.onlyHere}
          isAlert
          onClose={() => setOnlyHere([])}
          foot={
            <>
              <Button isDisabled={leave.isBusy} onPress={() => void leave.run()}>
                {words.leaveHere}
              </Button>
              <Button look="main" onPress={() => setOnlyHere([])}>
                {words.stay}
              </Button>
            </>
          }
        >
          <p>{words.onlyHereSays}</p>
          <KeptList stories={onlyHere} />
        </Dialog>
      )}
    </>
  );
}

function useLeaving(): { isBusy: boolean; run(): Promise<void> } {
  const router = useRouter();
  const { isBusy, run } = useDoing();
  const leave = async (): Promise<void> => {
    const isOut = await run(() => call('DELETE /api/session').catch(tell));
    if (!isOut) return;
    forgetKnown();
    dropKeptFronts();
    await dropKept();
    queries.clear();
    await router.navigate({ to: '/sign-in', search: {} });
  };
  return { isBusy, run: leave };
}

/** Whoever could not be signed out must know it. */
function tell(failed: unknown): never {
  sayWhy(failed);
  throw failed;
}
