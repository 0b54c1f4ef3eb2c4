import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Field } from '../parts/field.tsx';
import { shellWords } from '../words/shell.ts';

interface ReasonDialogProps {
  readonly title: string;
  readonly label: string;
  readonly hint?: string;
  readonly act: string;
  onDo(written: string): Promise<unknown>;
  onClose(): void;
}

/** Asks for one line before something is done: a reason, a headline. */
export function ReasonDialog({ title, label, hint, act, onDo, onClose }: ReasonDialogProps) {
  const [written, setWritten] = useState('');
  const doing = useMutation({ mutationFn: () => onDo(written.trim()), onSuccess: onClose });
  return (
    <Dialog
      title={title}
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>{shellWords.cancel}</Button>
          <Button
            look="main"
            form="reason"
            type="submit"
            isPending={doing.isPending}
            isDisabled={written.trim() === ''}
          >
            {act}
          </Button>
        </>
      }
    >
      <Form
        id="reason"
        onSubmit={(event) => {
          event.preventDefault();
          doing.mutate();
        }}
      >
        <Field
          label={label}
          hint={hint}
          value={written}
          onChange={setWritten}
          autoFocus
          isRequired
          error={doing.error?.message}
        />
      </Form>
    </Dialog>
  );
}
