import { isAtLeast, type Role } from '../../story/person.ts';

/** What the editor offers to some roles only, with the least role that has it. The door decides; this hides what it would refuse. */
export const leastRoles = {
  'suggestion.decide': 'sub-editor',
  'story.ready': 'sub-editor',
  'story.hold': 'sub-editor',
  'story.publish': 'editor',
  'story.withdraw': 'editor',
  'story.kill': 'editor',
} as const satisfies Readonly<Record<string, Role>>;

/** Whether to offer something to somebody of this role. */
export function mayHere(role: Role, what: keyof typeof leastRoles): boolean {
  return isAtLeast(role, leastRoles[what]);
}
