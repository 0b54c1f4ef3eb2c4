import { z } from 'zod';
import { frontIdSchema } from './arrangement.ts';
import { isAtLeast, type Role } from './person.ts';

/** What somebody may be let do on some fronts, and not on others: arranging and launching there, and the breaking banner of an edition. */
export const frontPermissions = ['front.arrange', 'front.launch', 'banner.put'] as const;
export type FrontPermission = (typeof frontPermissions)[number];

/** The least role that may do it on every front, where nobody said on which. */
export const frontRoles = {
  'front.arrange': 'sub-editor',
  'front.launch': 'editor',
  'banner.put': 'editor',
} as const satisfies Record<FrontPermission, Role>;

/** Leave for one front, by its name (`front-id.ts`): a section's is `section/{slug}`, a banner's that of its edition. */
export const frontGrantSchema = z.object({ permission: z.enum(frontPermissions), front: frontIdSchema });
export type FrontGrant = Readonly<z.infer<typeof frontGrantSchema>>;

/** What decides what somebody may do to fronts. */
export interface FrontRights {
  readonly role: Role;
  readonly grants: readonly FrontGrant[];
}

/** The fronts that somebody was named for; null where nobody said, so that their role decides. */
export function namedFronts({ grants }: Pick<FrontRights, 'grants'>, permission: FrontPermission): string[] | null {
  const named = grants.filter((grant) => grant.permission === permission).map(({ front }) => front);
  return named.length > 0 ? named : null;
}

/** Whether somebody may do this on a front: on those they were named for, and on no other; where they were named for none, as their role says. */
export function mayOnFront(rights: FrontRights, permission: FrontPermission, front: string): boolean {
  return namedFronts(rights, permission)?.includes(front) ?? isAtLeast(rights.role, frontRoles[permission]);
}

/** Whether there is any front on which they may. */
export function maySomewhere(rights: FrontRights, permission: FrontPermission): boolean {
  return namedFronts(rights, permission) !== null || isAtLeast(rights.role, frontRoles[permission]);
}

export function isFrontPermission(permission: string): permission is FrontPermission {
  return (frontPermissions as readonly string[]).includes(permission);
}
