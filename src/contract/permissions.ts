import { frontRoles } from '../story/front-rights.ts';
import { isAtLeast, type Role } from '../story/person.ts';

/**
 * Everything that needs leave, and the least role that has it. A name says of what and what: `story.publish`. Every endpoint
 * names exactly one; the door asks `may` and nobody else does. What everybody who signed in may do is a reporter's.
 */
export const permissions = {
  'api.read': 'reporter',
  'session.own': 'reporter',
  'account.own': 'reporter',
  'people.read': 'reporter',
  'newsroom.read': 'reporter',
  'events.follow': 'reporter',
  'desk.read': 'reporter',
  'view.own': 'reporter',
  'inbox.own': 'reporter',
  'story.read': 'reporter',
  'story.create': 'reporter',
  'story.write': 'reporter',
  'story.comment': 'reporter',
  'story.assign': 'reporter',
  'story.hand-over': 'reporter',
  'story.spike': 'reporter',
  'story.duplicate': 'reporter',
  'story.preview': 'reporter',
  'story.check': 'reporter',
  'story.history': 'reporter',
  'story.restore': 'reporter',
  'media.read': 'reporter',
  'media.add': 'reporter',
  'media.change': 'reporter',
  'media.put-away': 'sub-editor',
  'media.replace': 'editor',
  'media.take-down': 'editor',
  'suggestion.decide': 'sub-editor',
  'story.stage': 'reporter',
  'story.ready': 'sub-editor',
  'story.hold': 'sub-editor',
  'story.publish': 'editor',
  'story.schedule': 'editor',
  'story.embargo': 'editor',
  'story.withdraw': 'editor',
  'story.kill': 'editor',
  'release.read': 'reporter',
  'release.manage': 'editor',
  'version.suppress': 'editor',
  'front.read': 'reporter',
  'front.arrange': frontRoles['front.arrange'],
  'front.launch': frontRoles['front.launch'],
  'front.make': 'editor',
  'banner.read': 'reporter',
  'banner.put': frontRoles['banner.put'],
  'press.read': 'reporter',
  'settings.read': 'editor',
  'settings.change': 'administrator',
  'check.change': 'editor',
  'redirect.change': 'editor',
  'topic.change': 'editor',
  'author.change': 'editor',
  'people.manage': 'administrator',
  'audit.read': 'administrator',
  'status.read': 'administrator',
} as const satisfies Record<string, Role>;

export type Permission = keyof typeof permissions;

/** Whether a role has leave. */
export function may(role: Role, permission: Permission): boolean {
  return isAtLeast(role, permissions[permission]);
}
