import { passwordHasher } from '../../src/newsroom/people/password-hash.ts';

/** Hashes as the house does, at a cost that tests can pay. */
export const quickPasswords = passwordHasher({ memory: 64, passes: 1, lanes: 1 });
