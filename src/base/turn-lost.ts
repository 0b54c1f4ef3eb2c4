import { Refusal } from './problem.ts';

const CODE = 'turn-lost';

/** What is refused that was not done in turn, where several processes take turns at a work. */
export function turnLost(): Refusal {
  return new Refusal(
    CODE,
    409,
    'This process was held up for some seconds, and another has taken its turn. What it had not finished was not kept; the other will do it.',
  );
}

export function isTurnLost(error: unknown): boolean {
  return error instanceof Refusal && error.code === CODE;
}
