import { useState } from 'react';
import { call } from '../api.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { toast } from '../../ui/toasts.tsx';
import { counted } from '../../ui/language.ts';
import { peopleWords } from '../words/people.ts';
import { Choice } from './choice.tsx';
import { DoorProblem } from './door.tsx';
import { DoorForm } from './door-form.tsx';
import { FrontRightsOf } from './front-rights.tsx';
import type { MadeLink } from '../../contract/people.ts';
import { LinkDialog } from './link-dialog.tsx';
import type { ListedPerson } from './people-screen.tsx';
import { isRole, roleOptions } from './roles.ts';
import { type Doing, problemAt, useDoing } from './use-doing.ts';

const words = peopleWords.people;

interface PersonDialogProps {
  readonly person: ListedPerson;
  onClose(): void;
}

/** What an administrator can do about somebody: each thing at once, and said. */
export function PersonDialog({ person, onClose }: PersonDialogProps) {
  const [link, setLink] = useState<MadeLink | null>(null);
  const doing = useDoing();
  const params = { id: person.id };
  const changeRole = (value: string): void => {
    if (!isRole(value)) return;
    const said = { say: words.saved, refresh: 'people' };
    void doing.run(() => call('PUT /api/people/:id/role', { params, body: { role: value } }), said);
  };
  if (link) return <LinkDialog made={link} onClose={onClose} />;
  return (
    <Dialog title={person.name} onClose={onClose}>
      {doing.error && doing.error.problems.length === 0 && <DoorProblem>{doing.error.message}</DoorProblem>}
      <Choice
        label={words.role}
        hint={peopleWords.can[person.role]}
        value={person.role}
        options={roleOptions}
        onChange={changeRole}
      />
      <FrontRightsOf key={person.role} person={person} doing={doing} />
      <NameAndAddress person={person} doing={doing} />
      {!person.isDemo && <WaysIn person={person} doing={doing} onLink={setLink} />}
      <State person={person} doing={doing} />
    </Dialog>
  );
}

interface PartProps {
  readonly person: ListedPerson;
  readonly doing: Doing;
}

function NameAndAddress({ person, doing }: PartProps) {
  const [name, setName] = useState(person.name);
  const [email, setEmail] = useState(person.email);
  const isChanged = name !== person.name || email !== person.email;
  const save = (): void => {
    const asked = { params: { id: person.id }, body: { name, email } };
    void doing.run(() => call('PUT /api/people/:id', asked), { say: words.saved, refresh: 'people' });
  };
  return (
    <DoorForm error={null} onSend={save}>
      <Field label={words.name} value={name} onChange={setName} isRequired error={problemAt(doing.error, 'name')} />
      <Field
        label={words.email}
        type="email"
        value={email}
        onChange={setEmail}
        isRequired
        error={problemAt(doing.error, 'email')}
      />
      {isChanged && (
        <Button type="submit" isDisabled={doing.isBusy}>
          {words.save}
        </Button>
      )}
    </DoorForm>
  );
}

function WaysIn({ person, doing, onLink }: PartProps & { onLink(link: MadeLink): void }) {
  const params = { id: person.id };
  const reset = (): void => {
    void doing.run(() => call('POST /api/people/:id/reset', { params }).then(onLink), { refresh: 'people' });
  };
  const signOut = async (): Promise<void> => {
    const { ended } = await call('DELETE /api/people/:id/sessions', { params });
    toast({ say: counted(ended, words.signedOut) });
  };
  return (
    <section className="people-act">
      <p className="people-soft">{words.resetSays}</p>
      <div className="people-acts">
        <Button isDisabled={doing.isBusy || person.state !== 'active'} onPress={reset}>
          {words.reset}
        </Button>
        <Button isDisabled={doing.isBusy} onPress={() => void doing.run(signOut, { refresh: 'people' })}>
          {words.signOutAll}
        </Button>
      </div>
    </section>
  );
}

function State({ person: { id, name, state }, doing }: PartProps) {
  const params = { id };
  const shut = (): void => {
    const said = { say: words.deactivated(name), refresh: 'people' };
    void doing.run(() => call('POST /api/people/:id/deactivation', { params }), said);
  };
  const open = (): void => {
    const said = { say: words.reactivated(name), refresh: 'people' };
    void doing.run(() => call('DELETE /api/people/:id/deactivation', { params }), said);
  };
  return (
    <section className="people-act">
      {state === 'active' && <p className="people-soft">{words.deactivateSays}</p>}
      <div className="people-acts">
        {state === 'active' ? (
          <Button look="stop" isDisabled={doing.isBusy} onPress={shut}>
            {words.deactivate}
          </Button>
        ) : (
          <Button isDisabled={doing.isBusy} onPress={open}>
            {words.reactivate}
          </Button>
        )}
      </div>
    </section>
  );
}
