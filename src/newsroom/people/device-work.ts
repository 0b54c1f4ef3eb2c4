import { pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';
import type { DoneWork, Work } from '../../contract/sign-in.ts';
import type { Challenges } from './challenges.ts';

/** Half a millisecond a try: browsers do it in their own code, as quickly as anybody. Checking costs one try. */
const ROUNDS = 1_000;

export async function askWork(
  challenges: Challenges,
  said: { account: string; bits: number },
  now: number,
): Promise<Work> {
  return { challenge: await challenges.make(purposeOf(said), now), bits: said.bits, rounds: ROUNDS };
}

/** Whether the work was asked here, for this account, not long ago, is done, and was not used yet; using it up. */
export async function isWorkDone(
  challenges: Challenges,
  account: string,
  done: DoneWork,
  now: number,
): Promise<boolean> {
  const { challenge, bits, number } = done;
  const salt = Buffer.alloc(8);
  salt.writeBigUInt64BE(BigInt(number));
  const key = await derive(challenge, salt, ROUNDS, 4, 'sha256');
  return Math.clz32(key.readUInt32BE()) >= bits && challenges.use(challenge, purposeOf({ account, bits }), now);
}

const derive = promisify(pbkdf2);

function purposeOf({ account, bits }: { account: string; bits: number }): string {
  return `work ${bits} ${account}`;
}
