import type { Route } from '../door.ts';
import { readEvents, seeEvents } from './account-events.ts';
import {
  changeRole,
  correctPerson,
  deactivate,
  endPersonSessions,
  invite,
  listColleagues,
  listPeople,
  nameForFronts,
  reactivate,
  resetPerson,
  revokeInvitation,
} from './manage-people.ts';
import { addPasskey, askNewPasskey, changePassword, readAccount, removePasskey, renameSelf } from './own-account.ts';
import { askProvingPasskey, prove, provePasskey } from './prove.ts';
import { auditFilters, readAudit } from './read-audit.ts';
import {
  beginSecondFactor,
  changeSecondFactorRules,
  confirmSecondFactor,
  readSecondFactorRules,
  removeSecondFactor,
  renewRecoveryCodes,
} from './second-factor.ts';
import { readWays, signInDemo } from './sign-in-demo.ts';
import { askPasskey, signInPasskey } from './sign-in-passkey.ts';
import { signIn } from './sign-in.ts';
import { endOtherSessions, endOwnSession, signOut } from './sign-out.ts';
import { acceptLink, lookAtLink, welcomePasskey } from './welcome.ts';

/** Signing in, one's own account, people, and the record. */
export const peopleRoutes: readonly Route[] = [
  readWays,
  signIn,
  signInDemo,
  askPasskey,
  signInPasskey,
  signOut,
  lookAtLink,
  welcomePasskey,
  acceptLink,
  readAccount,
  renameSelf,
  changePassword,
  askNewPasskey,
  addPasskey,
  removePasskey,
  readEvents,
  seeEvents,
  beginSecondFactor,
  confirmSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
  prove,
  askProvingPasskey,
  provePasskey,
  endOwnSession,
  endOtherSessions,
  listColleagues,
  listPeople,
  readSecondFactorRules,
  changeSecondFactorRules,
  correctPerson,
  changeRole,
  nameForFronts,
  deactivate,
  reactivate,
  resetPerson,
  endPersonSessions,
  invite,
  revokeInvitation,
  readAudit,
  auditFilters,
];
