import type { FrontPermission } from '../story/front-rights.ts';

/** Tables of migrations 0016, 0022 and 0023: fronts that editors arrange. JSON holds values of the story room. */
export interface ArrangingTables {
  arranged_fronts: ArrangedRow;
  arranged_containers: ArrangedRow;
  arranged_cards: { id: string; container_id: string };
  front_commands: FrontCommandRow;
  front_conflicts: FrontConflictRow;
  launches: LaunchRow;
  launch_items: LaunchItemRow;
  /** `Clip[]`, the last first. */
  front_clips: { person_id: string; clips: string };
  /** On which fronts somebody may do what; of who is in no row their role decides. */
  front_grants: { person_id: string; permission: FrontPermission; front: string };
}

/** A front or a container. */
interface ArrangedRow {
  id: string;
  /** As it is being arranged, with the marks of who did what: `ArrangedFront` or `ArrangedContainer`. */
  draft: string;
  /** As readers have it: `StandingFront` or `StandingContainer`; null until its first launch. */
  live: string | null;
  /** The launch that made it live. */
  launch_id: string | null;
}

/** What somebody asked for and what they had before them. */
interface GivenRow {
  /** Made where the command was. */
  id: string;
  hand: string;
  by: string;
  at: string;
  made_on: number;
  undoes: number | null;
  /** `FrontAct`. */
  act: string;
}

/** A command that was done; nothing is ever taken from this table. */
interface FrontCommandRow extends GivenRow {
  revision: number;
  /** What takes it back, as `FrontAct`; null where it changed nothing. */
  inverse: string | null;
}

/** A command that somebody else was in the way of: kept until whoever gave it has chosen, and after. */
interface FrontConflictRow extends GivenRow {
  code: string;
  /** The commands in the way: `Mark[]`. */
  theirs: string;
  /** `again`: they gave it again, knowing. `left`: they left it at what the others did. */
  settled: 'again' | 'left' | null;
  settled_at: string | null;
}

/** One moment at which containers, or the order of fronts, go live as they were arranged, all or none. */
interface LaunchRow {
  id: string;
  /** When it is due; null for one that was done at once. */
  at: string | null;
  /** When what it made live returns to what stood before; null for good. */
  until: string | null;
  /** The zone in whose time the editor wrote both. */
  zone: string | null;
  planned_at: string;
  planned_by: string;
  /** `done` is live; `returned` was, until its end. */
  state: 'planned' | 'done' | 'returned' | 'failed' | 'cancelled';
  state_at: string;
  state_by: string;
  why: string | null;
  /** The release with whose stories it goes live; null for one that goes by itself. */
  release_id: string | null;
  /** By whose rights it goes live; null for the command line and the system, and for what was planned before this was written down. */
  planner_id: string | null;
}

interface LaunchItemRow {
  launch_id: string;
  kind: 'front' | 'container';
  /** The front or container that goes live. */
  thing_id: string;
  /** What goes live, `StandingFront` or `StandingContainer`; null for a front that returns to what it was before anybody launched it. */
  json: string | null;
  /** What stood before readers when it did; null where nothing did. */
  before: string | null;
  /** When it went live; null until then. */
  live_at: string | null;
  /** In which order things went live; null until then. */
  turn: number | null;
}
