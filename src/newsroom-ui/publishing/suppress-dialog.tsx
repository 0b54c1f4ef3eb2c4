import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { NotDone } from '../shell/not-done.tsx';
import { toast } from '../../ui/toasts.tsx';
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
