import { type ReactNode, useId } from 'react';
import { Button } from '../../ui/button.tsx';
import { useCancel } from '../../ui/cancel.ts';
import { Dialog, type DialogProps } from '../../ui/dialog.tsx';
import { shellWords } from '../words/shell.ts';
import { DoorForm, type DoorFormProps } from './door-form.tsx';
import type { Doing } from './use-doing.ts';

interface FormDialogProps
  extends Pick<DialogProps, 'title' | 'size' | 'onClose'>, Pick<DoorFormProps, 'fields' | 'onSend' | 'children'> {
  /** What the main button says. */
  readonly does: string;
  readonly doing: Doing;
  /** What is over the fields and is not sent. */
  readonly over?: ReactNode;
  /** The button beside the main one, where it is another than “Cancel”. */
  readonly beside?: ReactNode;
  /** True while it cannot be sent yet. */
  readonly isUnready?: boolean;
}

/** A dialog of fields that are sent together, with a button that does so along its foot. */
export function FormDialog({
  title,
  does,
  doing,
  over,
  beside,
  isUnready = false,
  size = 'small',
  ...form
}: FormDialogProps) {
  const id = useId();
  const { fields = [], onSend, children } = form;
  const cancel = useCancel(form.onClose);
  const foot = (
    <>
      {beside ?? <Button onPress={cancel}>{shellWords.cancel}</Button>}
      <Button look="main" type="submit" form={id} isDisabled={doing.isBusy || isUnready}>
        {does}
      </Button>
    </>
  );
  return (
    <Dialog title={title} onClose={cancel} foot={foot} size={size}>
      {over}
      <DoorForm id={id} error={doing.error} fields={fields} onSend={onSend}>
        {children}
      </DoorForm>
    </Dialog>
  );
}
