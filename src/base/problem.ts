/**
 * Something a person can put right. Problems are values: functions that judge input return them and never
 * throw them, so that an editor sees every one of them at once.
 */
export interface Problem {
  /** Stable, lower-case words joined by hyphens: `headline-missing`. */
  readonly code: string;
  /** Where it is, as a path a person can follow: `body/3/alt`, `settings.json: editions/0/clocks`. */
  readonly where: string;
  /** What is wrong and what to do next, as one or two plain sentences. */
  readonly say: string;
}

export function problem(code: string, where: string, say: string): Problem {
  return { code, where, say };
}

/** What went wrong, in the words it was thrown with. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/**
 * What a door must refuse: the request, the command or the file is not acceptable as it stands.
 * The one class that doors turn into an answer (RFC 9457 problem details, an exit code); anything else
 * that is thrown is our own bug.
 */
export class Refusal extends Error {
  readonly code: string;
  /** The HTTP status a door answers with. */
  readonly status: number;
  readonly problems: readonly Problem[];

  constructor(code: string, status: number, say: string, problems: readonly Problem[] = []) {
    super(say);
    this.name = 'Refusal';
    this.code = code;
    this.status = status;
    this.problems = problems;
  }
}
