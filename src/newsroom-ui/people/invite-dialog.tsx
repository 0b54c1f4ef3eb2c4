import { useState } from 'react';
import { call } from '../api.ts';
import { Field } from '../../ui/field.tsx';
import type { Role } from '../../story/person.ts';
import { peopleWords } from '../words/people.ts';
import { Choice } from './choice.tsx';
import { FormDialog } from './form-dialog.tsx';
import type { MadeLink } from '../../contract/people.ts';
import { LinkDialog } from './link-dialog.tsx';
import { isRole, roleOptions } from './roles.ts';
import { problemAt, useDoing } from './use-doing.ts';

const words = peopleWords.people;

/** Asks whom to invite as what, then shows the link, once. */
export function InviteDialog({ onClose }: { onClose(): void }) {
  const [link, setLink] = useState<MadeLink | null>(null);
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('reporter');
  const doing = useDoing();
  const invite = (): void => {
    const body = { email, name: name.trim() === '' ? null : name, role };
    void doing.run(() => call('POST /api/invitations', { body }).then(setLink), { refresh: 'people' });
  };
  if (link) return <LinkDialog made={link} onClose={onClose} />;
  return (
    <FormDialog
      title={words.inviteTitle}
      does={words.makeLink}
      doing={doing}
      fields={['email', 'name']}
      onClose={onClose}
      onSend={invite}
    >
      <Field
        label={words.email}
        type="email"
        autoComplete="off"
        value={email}
        onChange={setEmail}
        isRequired
        error={problemAt(doing.error, 'email')}
      />
      <Field
        label={words.inviteName}
        hint={words.inviteNameHint}
        autoComplete="off"
        value={name}
        onChange={setName}
        error={problemAt(doing.error, 'name')}
      />
      <Choice
        label={words.role}
        hint={peopleWords.can[role]}
        value={role}
        options={roleOptions}
        onChange={(value) => {
          if (isRole(value)) setRole(value);
        }}
      />
    </FormDialog>
  );
}
