import { Button, type ButtonLook } from '../../ui/button.tsx';
import { useCancel } from '../../ui/cancel.ts';
import { Dialog, type DialogProps } from '../../ui/dialog.tsx';
import { NotDone } from '../shell/not-done.tsx';
import { publishingWords as words } from '../words/publishing.ts';
import { shellWords } from '../words/shell.ts';
import './publishing.css';

interface ActDialogProps extends Omit<DialogProps, 'foot'> {
  /** What its button says. */
  readonly does: string;
  readonly look?: ButtonLook;
  /** What it does, how far that is, and why it failed. */
  readonly act: { readonly isPending: boolean; readonly error: Error | null; mutate(): void };
  readonly isReady: boolean;
  /** What is still to be done first, said beside the buttons. */
  readonly whyNot?: string | null;
}

/** A dialog that does one thing when it is told to: along its foot what keeps it, the way back, and its button. */
export function ActDialog({ does, look = 'main', act, isReady, whyNot = null, ...dialog }: ActDialogProps) {
  const cancel = useCancel(dialog.onClose);
  return (
    <Dialog
      {...dialog}
      onClose={cancel}
      foot={
        <>
          {act.error && <NotDone error={act.error} />}
          {whyNot && <p className="publish-why">{whyNot}</p>}
          <Button onPress={cancel}>{shellWords.cancel}</Button>
          <Button look={look} isDisabled={!isReady || act.isPending} onPress={() => act.mutate()}>
            {does}
          </Button>
        </>
      }
    />
  );
}

/** A dialog that says what was done, and leaves one way on. */
export function DoneDialog(dialog: Omit<DialogProps, 'foot'>) {
  return (
    <Dialog
      {...dialog}
      foot={
        <Button look="main" onPress={dialog.onClose} autoFocus>
          {words.done}
        </Button>
      }
    />
  );
}
