/** Who is in which story now: ids of people by the ids of stories in which somebody is. */
export interface Presence {
  /** Grows with every change; equal numbers mean nothing changed. */
  readonly count: number;
  readonly stories: Readonly<Record<string, readonly string[]>>;
}
