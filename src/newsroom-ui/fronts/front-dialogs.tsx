import { frontWords as words } from '../words/fronts.ts';
import { useFront } from './arranging-context.ts';
import { titleOf } from './card-words.ts';
import { CardDialog } from './card-dialog.tsx';
import { ContainerDialog } from './container-dialog.tsx';
import { LaunchDialog } from './launch-dialog.tsx';
import { AddDialog, MoveDialog, type Puttable } from './place-dialog.tsx';

/** What somebody asked for that needs more to be said. */
export type AskedFor =
  | { readonly is: 'move' | 'edit'; readonly container: string; readonly card: string }
  | { readonly is: 'add'; readonly story: Puttable }
  | { readonly is: 'settings'; readonly container: string }
  | { readonly is: 'new-container' }
  | { readonly is: 'launch' };

interface FrontDialogProps {
  readonly asked: AskedFor;
  onClose(): void;
}

/** The dialog of an act; none for a card or a container that has gone meanwhile. */
export function FrontDialog({ asked, onClose }: FrontDialogProps) {
  const { view } = useFront();
  if (asked.is === 'launch') return <LaunchDialog onClose={onClose} />;
  if (asked.is === 'add') return <AddDialog story={asked.story} onClose={onClose} />;
  if (asked.is === 'new-container') return <ContainerDialog title={words.newContainer} onClose={onClose} />;
  const container = view.containers.find(({ draft }) => draft.id === asked.container)?.draft;
  if (!container) return null;
  if (asked.is === 'settings')
    return (
      <ContainerDialog title={words.containerSettings(titleOf(container))} container={container} onClose={onClose} />
    );
  const card = container.cards[asked.card];
  if (!card) return null;
  return asked.is === 'move' ? (
    <MoveDialog card={card} container={container} onClose={onClose} />
  ) : (
    <CardDialog card={card} container={container} onClose={onClose} />
  );
}
