import { useState } from 'react';
import type { Author } from '../../story/author.ts';
import { Field } from '../../ui/field.tsx';
import { call } from '../api.ts';
import { FormDialog } from '../people/form-dialog.tsx';
import { problemAt, useDoing } from '../people/use-doing.ts';
import { authorWords as words } from '../words/authors.ts';
import { refreshAuthors } from './author-dialog.tsx';

interface WithdrawAuthorProps {
  readonly author: Author;
  onClose(): void;
}

/** Takes a byline page from readers, once somebody has read what becomes of it and said why. */
export function WithdrawAuthorDialog({ author, onClose }: WithdrawAuthorProps) {
  const doing = useDoing();
  const [reason, setReason] = useState('');
  const send = async (): Promise<void> => {
    const withdraw = () =>
      call('POST /api/authors/:id/withdraw', { params: { id: author.id }, body: { reason: reason.trim() } });
    if (!(await doing.run(withdraw, { say: words.withdrawn, refresh: 'authors' }))) return;
    refreshAuthors();
    onClose();
  };
  return (
    <FormDialog
      title={words.endOf(author.name)}
      does={words.endIt}
      doing={doing}
      fields={['reason']}
      isUnready={reason.trim() === ''}
      over={<p>{words.endSays}</p>}
      onSend={() => void send()}
      onClose={onClose}
    >
      <Field
        label={words.reason}
        hint={words.reasonHint}
        value={reason}
        onChange={setReason}
        error={problemAt(doing.error, 'reason')}
        isRequired
      />
    </FormDialog>
  );
}
