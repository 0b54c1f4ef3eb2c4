import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { call } from '../api.ts';
import { libraryChanged } from '../library/library-query.ts';
import { mediaWords as words } from '../words/media.ts';
import type { SentPicture } from './send-picture.ts';

/** Has the newsroom fetch a picture from its address. */
export function FromAddress({ onSent }: { onSent(sent: SentPicture): void }) {
  const [address, setAddress] = useState('');
  const fetching = useMutation({
    mutationFn: () => call('POST /api/pictures/from', { body: { address: address.trim() } }),
    onSuccess: (sent) => {
      libraryChanged();
      onSent(sent);
    },
  });
  return (
    <Form
      className="picture-part"
      onSubmit={(event) => {
        event.preventDefault();
        fetching.mutate();
      }}
    >
      <Field
        label={words.address}
        hint={words.addressHint}
        type="url"
        isRequired
        value={address}
        onChange={setAddress}
        {...(fetching.isError && { error: fetching.error.message })}
      />
      <Button type="submit" small isPending={fetching.isPending} isDisabled={address.trim() === ''}>
        {words.fetch}
      </Button>
    </Form>
  );
}
