import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { mediaWords as words } from '../words/media.ts';
import { ItemAbout } from './item-about.tsx';
import { FilmForm } from './film-form.tsx';
import { ItemForm } from './item-form.tsx';
import { itemQuery, nameOf } from './library-query.ts';

interface ItemDialogProps {
  readonly id: string;
  /** Those on the screen, in order: the way to the one before and the next. */
  readonly among: readonly string[];
  onGo(id: string): void;
  onClose(): void;
}

/** One picture: whole, with its focal point and fields, where it is used, and its file. */
export function ItemDialog({ id, among, onGo, onClose }: ItemDialogProps) {
  const answer = useQuery(itemQuery(id));
  const item = answer.data?.item;
  const at = among.indexOf(id);
  return (
    <Dialog title={(item && nameOf(item)) ?? words.one} size="large" onClose={onClose}>
      <nav className="item-way" aria-label={words.grid}>
        <Way to={among[at - 1]} onGo={onGo}>
          <span aria-hidden="true">‹</span> {words.before}
        </Way>
        <Way to={at < 0 ? undefined : among[at + 1]} onGo={onGo}>
          {words.after} <span aria-hidden="true">›</span>
        </Way>
      </nav>
      {answer.isPending && <Loading />}
      {answer.isError && <Failed error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.data && (
        <div className="item">
          <FilmForm key={`film/${id}/${answer.data.item.revision}`} item={answer.data.item} />
          <ItemForm key={`${id}/${answer.data.item.revision}`} item={answer.data.item} />
          <ItemAbout {...answer.data} onGo={onGo} />
        </div>
      )}
    </Dialog>
  );
}

interface WayProps {
  readonly to: string | undefined;
  readonly children: ReactNode;
  onGo(id: string): void;
}

function Way({ to, children, onGo }: WayProps) {
  return (
    <Button look="plain" small isDisabled={to === undefined} onPress={() => to !== undefined && onGo(to)}>
      {children}
    </Button>
  );
}
