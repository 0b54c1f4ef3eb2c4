import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { useNewsroom } from '../session.ts';
import { Pick } from '../story-dialogs/desk-form.tsx';
import { frontWords as words } from '../words/fronts.ts';
import { frontName } from './card-words.ts';
import { frontsQuery } from './front-query.ts';

/** As many as anybody can look at. */
const MOST = 4;

/** The fronts that an address asks for beside its own, each once. */
export function besideIn({ beside = '' }: { readonly beside?: string }, front: string): string[] {
  const wanted = new Set(beside.split(',').filter((one) => one !== '' && one !== front));
  return [...wanted].slice(0, MOST - 1);
}

function useGoTo() {
  const goTo = useNavigate();
  return ([front, ...beside]: readonly string[]): void => {
    if (front === undefined) return;
    const search = beside.length > 0 ? { beside: beside.join(',') } : {};
    void goTo({ to: '/fronts/$front', params: { front }, search });
  };
}

interface FrontsProps {
  readonly fronts: readonly string[];
}

/** Puts another front beside those that are open. Which there are is asked for only when somebody wants one. */
export function PutBeside({ fronts }: FrontsProps) {
  const [isOpen, setOpen] = useState(false);
  if (fronts.length >= MOST) return null;
  if (isOpen) return <Others fronts={fronts} onDone={() => setOpen(false)} />;
  return (
    <Button small onPress={() => setOpen(true)}>
      {words.putBeside}
    </Button>
  );
}

function Others({ fronts, onDone }: FrontsProps & { onDone(): void }) {
  const newsroom = useNewsroom();
  const goTo = useGoTo();
  const { data } = useQuery(frontsQuery);
  const all = data ? [...data.fronts, ...data.free, ...data.sections, ...data.topics, ...data.promos] : [];
  return (
    <Pick
      label={words.besideWhich}
      value=""
      autoFocus
      onPick={(front) => {
        onDone();
        if (front !== '') goTo([...fronts, front]);
      }}
    >
      <option value="" />
      {all
        .filter(({ id }) => !fronts.includes(id))
        .map(({ id }) => (
          <option key={id} value={id}>
            {frontName(id, newsroom)}
          </option>
        ))}
    </Pick>
  );
}

/** Takes one of several fronts off the screen; what was done to it stays done. */
export function TakeAway({ front, fronts }: FrontsProps & { readonly front: string }) {
  const newsroom = useNewsroom();
  const goTo = useGoTo();
  return (
    <Button
      small
      look="plain"
      aria-label={words.takeAwayWhich(frontName(front, newsroom))}
      onPress={() => goTo(fronts.filter((one) => one !== front))}
    >
      {words.takeAway}
    </Button>
  );
}
