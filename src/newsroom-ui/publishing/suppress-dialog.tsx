import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api.ts';
import { Field } from '../../ui/field.tsx';
import { toast } from '../../ui/toasts.tsx';
import { publishingWords as words } from '../words/publishing.ts';
import { ActDialog } from './act-dialog.tsx';

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
    <ActDialog
      title={words.suppressTitle(version)}
      does={words.suppress}
      look="stop"
      act={suppress}
      isReady={reason.trim() !== ''}
      onClose={onClose}
      isAlert
    >
      <p>{words.suppressSays}</p>
      <Field label={words.reason} lines={3} value={reason} onChange={setReason} isRequired />
    </ActDialog>
  );
}
