import { newId } from '../base/ids.ts';
import { Refusal } from '../base/problem.ts';
import { recordAudit } from '../store/audit.ts';
import { everActed } from '../store/changes.ts';
import { accountByEmail, addAccount } from '../store/people.ts';
import type { Role } from '../story/person.ts';
import type { Uses } from './acts.ts';

/** People of the sample newsroom, as its bylines have them, one of each role and a second reporter to write with. */
const people: readonly { readonly name: string; readonly email: string; readonly role: Role }[] = [
  { name: 'Nell Ashby', email: 'nell.ashby@demo.invalid', role: 'reporter' },
  { name: 'Tom Quillan', email: 'tom.quillan@demo.invalid', role: 'reporter' },
  { name: 'Beth Carrick', email: 'beth.carrick@demo.invalid', role: 'sub-editor' },
  { name: 'Joanna Pryce', email: 'joanna.pryce@demo.invalid', role: 'editor' },
  { name: 'Malik Osman', email: 'malik.osman@demo.invalid', role: 'administrator' },
];

/**
 * Makes the accounts of a demonstration where they are not there yet. They have no password and no passkey, and let nobody in
 * unless the newsroom runs as a demonstration. Refuses (409) a newsroom that did not begin as the sample.
 */
export async function makeDemoPeople({ store, clock }: Uses<'store' | 'clock'>): Promise<void> {
  const at = clock.now();
  await store.write(async (tx) => {
    if (!(await everActed(tx, 'sample')))
      throw new Refusal(
        'not-the-sample',
        409,
        'Only the sample newsroom can run with --demo, which lets anybody in. Name another folder with --data.',
      );
    for (const person of people) {
      if (await accountByEmail(tx, person.email)) continue;
      await addAccount(tx, { id: newId(), ...person, isDemo: true }, at);
      const summary = `Made the demonstration account of ${person.name} (${person.role})`;
      await recordAudit(tx, { at, by: 'system', act: 'make-demo-account', storyId: null, summary, details: {} });
    }
  });
}
