import type { Clip } from '../../story/clips.ts';
import { useFront } from './arranging-context.ts';
import { CardDialog } from './card-dialog.tsx';
import { ContainerDialog } from './container-dialog.tsx';
import { LaunchDialog } from './launch-dialog.tsx';
import { LookDialog } from './look-dialog.tsx';
import { LinkDialog, NewestDialog } from './make-dialogs.tsx';
import { NewContainerDialog } from './new-container-dialog.tsx';
import { AddDialog, MoveDialog, type Puttable } from './place-dialog.tsx';

/** What somebody asked for that needs more to be said. */
export type AskedFor =
  | { readonly is: 'move' | 'edit'; readonly container: string; readonly card: string }
  | { readonly is: 'add'; readonly what: Puttable | Clip }
  | { readonly is: 'settings'; readonly container: string }
  | { readonly is: 'new-container' }
  | { readonly is: 'new-newest' }
  | { readonly is: 'launch' }
  | { readonly is: 'look' }
  | { readonly is: 'new-link'; readonly href?: string };

interface FrontDialogProps {
  readonly asked: AskedFor;
  onClose(): void;
}

/** The dialog of an act; none for a card or a container that has gone meanwhile. */
export function FrontDialog({ asked, onClose }: FrontDialogProps) {
  const { view, ask } = useFront();
  if (asked.is === 'launch') return <LaunchDialog onClose={onClose} />;
  if (asked.is === 'look') return <LookDialog onClose={onClose} />;
  if (asked.is === 'add') return <AddDialog what={asked.what} onClose={onClose} />;
  if (asked.is === 'new-container') return <NewContainerDialog onClose={onClose} />;
  const make = { onClose, onMade: (what: Puttable) => ask({ is: 'add', what }) };
  if (asked.is === 'new-newest') return <NewestDialog {...make} />;
  if (asked.is === 'new-link') return <LinkDialog {...make} {...(asked.href && { href: asked.href })} />;
  const container = view.containers.find(({ draft }) => draft.id === asked.container)?.draft;
  if (!container) return null;
  if (asked.is === 'settings') return <ContainerDialog container={container} onClose={onClose} />;
  const card = container.cards[asked.card];
  if (!card) return null;
  return asked.is === 'move' ? (
    <MoveDialog card={card} container={container} onClose={onClose} />
  ) : (
    <CardDialog card={card} container={container} onClose={onClose} />
  );
}
