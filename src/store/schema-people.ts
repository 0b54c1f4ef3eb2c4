import type { Generated } from 'kysely';
import type { AccountState, InvitationKind, SignInWay } from '../story/account.ts';
import type { Role } from '../story/person.ts';

/** Tables of migrations 0002 and 0009: who works here, how they sign in, what they did. Secrets stand in them as hashes or encrypted. */
export interface PeopleTables {
  people: PersonRow;
  passwords: PasswordRow;
  passkeys: PasskeyRow;
  second_factors: SecondFactorRow;
  recovery_codes: { code_hash: string; person_id: string; made_at: string; used_at: string | null };
  second_factor_roles: { role: Role; since: string };
  invitations: InvitationRow;
  sessions: SessionRow;
  devices: DeviceRow;
  audit: AuditRow;
  audit_words: { rowid: number; words: string };
}

interface PersonRow {
  id: string;
  /** As it is compared: lower case, NFC. */
  email: string;
  name: string;
  role: Role;
  state: AccountState;
  state_at: string;
  made_at: string;
  /** 1 for an account of the sample newsroom, which works only while the server runs with `--demo`. */
  is_demo: number;
  /** The number of the newest row of the audit they have seen among those about their account; null before they looked. */
  events_seen: number | null;
}

interface SecondFactorRow {
  person_id: string;
  /** The one secret of which no hash will do, since codes are computed from it: encrypted, by a key that lies elsewhere. */
  secret: string;
  made_at: string;
  /** When its owner showed that they have it; null until then. */
  confirmed_at: string | null;
  /** The newest step of 30 seconds whose code was accepted: no code works twice. */
  last_step: number;
}

interface PasswordRow {
  person_id: string;
  /** An Argon2id hash as a PHC string. */
  phc: string;
  set_at: string;
}

interface PasskeyRow {
  /** The credential's id, base64url. */
  id: string;
  person_id: string;
  /** COSE key, base64url. */
  public_key: string;
  counter: number;
  /** JSON list of what the authenticator said about its ways to talk. */
  transports: string;
  name: string;
  made_at: string;
  last_used_at: string | null;
}

interface InvitationRow {
  id: string;
  token_hash: string;
  kind: InvitationKind;
  /** Whom it makes, or whose sign-in it makes again. */
  person_id: string;
  email: string | null;
  name: string | null;
  role: Role;
  is_demo: number;
  made_at: string;
  made_by: string;
  expires_at: string;
  used_at: string | null;
  revoked_at: string | null;
}

interface SessionRow {
  id: string;
  person_id: string;
  token_hash: string;
  /** The token before the last rotation; null once it is of no more use. */
  previous_hash: string | null;
  /** When the previous token ends; null until the new one was used. */
  previous_until: string | null;
  rotated_at: string;
  made_at: string;
  last_used_at: string;
  expires_at: string;
  /** How the browser names itself. */
  agent: string;
  address: string;
  /** How the person signed in. */
  way: SignInWay;
  /** When the person last proved that it is them; null: when they signed in. */
  proven_at: string | null;
}

/** A device on which a person has signed in before. */
interface DeviceRow {
  token_hash: string;
  person_id: string;
  since: string;
  last_used_at: string;
}

interface AuditRow {
  seq: Generated<number>;
  at: string;
  /** A person's id, or `system`. */
  by: string;
  act: string;
  story_id: string | null;
  summary: string;
  details: string;
}
