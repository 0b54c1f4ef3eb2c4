import { newId } from '../base/ids.ts';
import { recordAudit } from '../store/audit.ts';
import { addInvitation, revokeInvitations } from '../store/invitations.ts';
import { hasOtherAdministrator } from '../store/people.ts';
import type { Uses } from './acts.ts';
import { newSecret } from './people/secret.ts';
import { DAY, secondsAfter } from './people/time.ts';

const LIFE = DAY;

/**
 * The address, on the newsroom's origin, by which the first administrator comes in; null once there is one. Each call makes
 * a new link, good once and for a day, and ends the ones before it.
 */
export async function firstLink({ store, clock }: Uses<'store' | 'clock'>): Promise<string | null> {
  const at = clock.now();
  const secret = newSecret();
  return store.write(async (tx) => {
    if (await hasOtherAdministrator(tx, '')) return null;
    await revokeInvitations(tx, { kind: 'first' }, at);
    const made = { id: newId(), kind: 'first', personId: newId(), madeAt: at, madeBy: 'system' } as const;
    const whom = { email: null, name: null, role: 'administrator', isDemo: false } as const;
    await addInvitation(tx, { ...made, ...whom, expiresAt: secondsAfter(at, LIFE) }, secret.hash);
    const summary = 'Printed the link for the first administrator';
    await recordAudit(tx, { at, by: 'system', act: 'first-link', storyId: null, summary, details: {} });
    return `/welcome#${secret.token}`;
  });
}
