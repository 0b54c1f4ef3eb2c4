import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { frontNamed } from '../../story/front-id.ts';
import { mayOnFront } from '../../story/front-rights.ts';
import { isAtLeast } from '../../story/person.ts';
import { Button } from '../../ui/button.tsx';
import { useMe } from '../session.ts';
import { frontWords as words } from '../words/fronts.ts';
import { EndFreeFrontDialog, FreeFrontDialog } from './free-front-dialog.tsx';
import { freeFrontsQuery } from './front-query.ts';

/** The way to what a front of its own is called, and to its end; nothing for other fronts. */
export function AboutFree({ front }: { readonly front: string }) {
  const me = useMe();
  const { is, word } = frontNamed(front);
  return is === 'free' && isAtLeast(me.role, 'editor') && mayOnFront(me, 'front.launch', front) ? (
    <About slug={word} />
  ) : null;
}

function About({ slug }: { readonly slug: string }) {
  const { data } = useQuery(freeFrontsQuery);
  const goTo = useNavigate();
  const [asked, setAsked] = useState<'about' | 'end' | null>(null);
  const front = data?.fronts.find((one) => one.slug === slug);
  if (!front || front.end) return null;
  const close = (): void => setAsked(null);
  return (
    <>
      <Button small onPress={() => setAsked('about')}>
        {words.about}
      </Button>
      {asked === 'about' && <FreeFrontDialog front={front} onEnd={() => setAsked('end')} onClose={close} />}
      {asked === 'end' && (
        <EndFreeFrontDialog front={front} onEnded={() => void goTo({ to: '/fronts' })} onClose={close} />
      )}
    </>
  );
}
