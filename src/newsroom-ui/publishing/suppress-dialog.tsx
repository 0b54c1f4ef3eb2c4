import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Field } from '../parts/field.tsx';
import { NotDone } from '../parts/not-done.tsx';
import { toast } from '../parts/toasts.tsx';
import { shellWords } from '../words/shell.ts';
import { publishingWords as words } from '../words/publishing.ts';

interface SuppressDialogProps {
  readonly storyId: string;
  readonly version: number;
  onClose(): void;
}

/** Makes one past version unreadable, with the reason that its tombstone will give. */
export function SuppressDialog({ storyId, version, onClose }: SuppressDialogProps) {
  const known = useQueryClient();
  const [reason, setReason] = useState('');
  const suppress = useMutation({
    mutationFn: () =>
      call('POST /api/stories/:id/versions/:number/suppress', {
        params: { id: storyId, number: version },
        body: { reason },
      }),
    onSuccess: async () => {
      toast({ say: words.suppressed(version) });
      onClose();
      await known.invalidateQueries();
    },
  });
  return (
    <Dialog
      title={words.suppressTitle(version)}
      onClose={onClose}
      isAlert
      foot={
        <>
          {suppress.isError && <NotDone error={suppress.error} />}
          <Button onPress={onClose}>{shellWords.cancel}</Button>
          <Button look="stop" isDisabled={!reason.trim() || suppress.isPending} onPress={() => suppress.mutate()}>
            {words.suppress}
          </Button>
        </>
      }
    >
      <p>{words.suppressSays}</p>
      <Field label={words.reason} lines={3} value={reason} onChange={setReason} isRequired />
    </Dialog>
  );
}
