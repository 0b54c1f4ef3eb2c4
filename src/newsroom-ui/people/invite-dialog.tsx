import { useId, useState } from 'react';
import { Form } from 'react-aria-components';
import { call } from '../api.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import type { Role } from '../../story/person.ts';
import { peopleWords } from '../words/people.ts';
import { Choice } from './choice.tsx';
import { DoorProblem } from './door.tsx';
import { LinkDialog, type MadeLink } from './link-dialog.tsx';
import { isRole, roleOptions } from './roles.ts';
import { problemAt, useDoing } from './use-doing.ts';

const words = peopleWords.people;

/** Asks whom to invite as what, then shows the link, once. */
export function InviteDialog({ onClose }: { onClose(): void }) {
  const form = useId();
  const [link, setLink] = useState<MadeLink | null>(null);
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('reporter');
  const { isBusy, error, run } = useDoing();
  const invite = (): void => {
    const body = { email, name: name.trim() === '' ? null : name, role };
    void run(() => call('POST /api/invitations', { body }).then(setLink), { refresh: 'people' });
  };
  if (link) return <LinkDialog made={link} onClose={onClose} />;
  const foot = (
    <>
      <Button onPress={onClose}>{words.cancel}</Button>
      <Button look="main" type="submit" form={form} isDisabled={isBusy}>
        {words.makeLink}
      </Button>
    </>
  );
  return (
    <Dialog title={words.inviteTitle} onClose={onClose} foot={foot}>
      <Form
        id={form}
        className="door-form"
        onSubmit={(event) => {
          event.preventDefault();
          invite();
        }}
      >
        {error && error.problems.length === 0 && <DoorProblem>{error.message}</DoorProblem>}
        <Field
          label={words.email}
          type="email"
          autoComplete="off"
          value={email}
          onChange={setEmail}
          isRequired
          error={problemAt(error, 'email')}
        />
        <Field
          label={words.inviteName}
          hint={words.inviteNameHint}
          autoComplete="off"
          value={name}
          onChange={setName}
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
      </Form>
    </Dialog>
  );
}
