import type { DeskStory, DeskView } from '../story-dialogs/desk-query.ts';
import { deskWords as words } from '../words/desk.ts';

type Sort = NonNullable<DeskView['sort']>;

/** The orders in which stories stand in groups: what belongs together stands together, however many pages it fills. */
export const groupings = ['stage', 'section', 'assignee', 'deadline'] as const satisfies readonly Sort[];

type Grouping = (typeof groupings)[number];

export function isGrouping(sort: DeskView['sort']): sort is Grouping {
  return groupings.some((one) => one === sort);
}

/** The names by which groups are known. */
export interface Names {
  nameOf(person: string): string;
  sectionOf(slug: string): string;
  readonly now: Date;
}

export interface StoryGroup {
  /** Empty for the one group of a list without groups. */
  readonly name: string;
  readonly stories: readonly DeskStory[];
}

/** Stories in the order they came in, cut where a new group begins; one group without a name in an order that makes none. */
export function groupStories(stories: readonly DeskStory[], sort: DeskView['sort'], names: Names): StoryGroup[] {
  const groups: { name: string; stories: DeskStory[] }[] = [];
  for (const story of stories) {
    const name = isGrouping(sort) ? groupNames[sort](story, names) : '';
    const last = groups.at(-1);
    if (last?.name === name) last.stories.push(story);
    else groups.push({ name, stories: [story] });
  }
  return groups;
}

const groupNames: { readonly [G in Grouping]: (story: DeskStory, names: Names) => string } = {
  stage: ({ stage }) => words.stages[stage.is],
  section: ({ section }, { sectionOf }) => sectionOf(section),
  assignee: ({ assignee }, { nameOf }) => (assignee === null ? words.unassigned : nameOf(assignee)),
  deadline: ({ deadline }, { now }) => (deadline === null ? words.noDeadline : dayOf(new Date(deadline), now)),
};

/** Overdue, today, tomorrow, later. */
function dayOf(due: Date, now: Date): string {
  if (due < now) return words.overdue;
  const tomorrow = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
  if (due < tomorrow) return words.dueToday;
  return due < new Date(now.getFullYear(), now.getMonth(), now.getDate() + 2) ? words.dueTomorrow : words.dueLater;
}
