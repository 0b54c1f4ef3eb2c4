import type { Instant } from '../../base/clock.ts';
import { nameOf, readDraft, readLaunch, type Thing } from '../../store/launches.ts';
import { addNotices } from '../../store/notices.ts';
import type { Db } from '../../store/open-store.ts';
import { accountsNamed } from '../../store/people.ts';
import type { NoticeKind } from '../../story/notice.ts';

interface LaunchNews {
  readonly kind: Extract<NoticeKind, `launch-${string}`>;
  readonly at: Instant;
  /** Why; what the launch held unless given. */
  readonly say?: string;
  /** What it is about; all that the launch held unless given. */
  readonly things?: readonly Thing[];
}

/** Tells whoever planned a launch what became of it, within the transaction in which it did. */
export async function tellOfLaunch(tx: Db, id: string, { kind, at, say, things }: LaunchNews): Promise<void> {
  const launch = await readLaunch(tx, id);
  if (!launch) return;
  const drafts = await Promise.all((things ?? launch.things).map((thing) => readDraft(tx, thing)));
  const names = drafts.flatMap((draft) => (draft === null ? [] : [nameOf(draft)])).join(', ');
  const planners = await accountsNamed(tx, launch.planned.by);
  const said = { kind, storyId: null, by: 'system', say: say ?? names, at };
  await addNotices(
    tx,
    planners.map(({ id: person }) => ({ ...said, person })),
  );
}
