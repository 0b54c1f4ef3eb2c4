import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { Refusal } from '../../base/problem.ts';
import { semaphore } from '../../base/semaphore.ts';

/** How much work one guess costs: memory in KiB, passes, lanes. */
export interface Cost {
  readonly memory: number;
  readonly passes: number;
  readonly lanes: number;
}

/** OWASP's Password Storage Cheat Sheet, Argon2id: 19 MiB, two passes, one lane. */
const OWASP: Cost = { memory: 19_456, passes: 2, lanes: 1 };

export interface PasswordHasher {
  /** The PHC string that is kept. */
  hash(password: string): Promise<string>;
  /** Whether it is the password; with no PHC string it takes as long and is always false. */
  check(password: string, phc: string | null): Promise<boolean>;
  /** Whether a kept hash was made at another cost than today's. */
  isDated(phc: string): boolean;
}

const SALT_BYTES = 16;
const TAG_BYTES = 32;

/** How many may wait for their turn; the rest is refused (503). */
const MOST_WAITING = 64;

/** Works off the main thread, two at a time, so that a crowd of guesses takes 40 MiB and no more. */
export function passwordHasher(cost: Cost = OWASP): PasswordHasher {
  const two = semaphore(2);
  const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
    if (two.waiting() >= MOST_WAITING)
      throw new Refusal('too-busy', 503, 'Too many people are signing in just now. Try again in a few seconds.');
    return two.run(work);
  };
  const decoy = phcOf(cost, randomBytes(SALT_BYTES), randomBytes(TAG_BYTES));
  return {
    hash: async (password) => {
      const salt = randomBytes(SALT_BYTES);
      return phcOf(cost, salt, await inTurn(() => derive(password, salt, cost)));
    },
    check: async (password, phc) => {
      const kept = readPhc(phc ?? decoy);
      const tag = await inTurn(() => derive(password, kept.salt, kept.cost));
      return timingSafeEqual(tag, kept.tag) && phc !== null;
    },
    isDated: (phc) => !phc.startsWith(prefixOf(cost)),
  };
}

const run = promisify(argon2);

function derive(password: string, nonce: Buffer, { memory, passes, lanes }: Cost): Promise<Buffer> {
  // One password typed on two machines may come in two forms; NIST SP 800-63B asks for NFKC before hashing.
  const message = password.normalize('NFKC');
  return run('argon2id', { message, nonce, memory, passes, parallelism: lanes, tagLength: TAG_BYTES });
}

function prefixOf({ memory, passes, lanes }: Cost): string {
  return `$argon2id$v=19$m=${memory},t=${passes},p=${lanes}$`;
}

function phcOf(cost: Cost, salt: Buffer, tag: Buffer): string {
  return `${prefixOf(cost)}${unpadded(salt)}$${unpadded(tag)}`;
}

/** Base64 as the PHC string format has it: the common alphabet, no padding. */
function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]{43})$/;

function readPhc(phc: string): { cost: Cost; salt: Buffer; tag: Buffer } {
  const [, memory, passes, lanes, salt, tag] = PHC.exec(phc) ?? [];
  if (!salt || !tag) throw new Error('A kept password is not an Argon2id hash of ours.');
  return {
    cost: { memory: Number(memory), passes: Number(passes), lanes: Number(lanes) },
    salt: Buffer.from(salt, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  };
}
