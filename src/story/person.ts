import { z } from 'zod';

/** What somebody may do, least first: each role may do all that the ones before it may. */
export const roles = ['reporter', 'sub-editor', 'editor', 'administrator'] as const;

export type Role = (typeof roles)[number];

/** Somebody who works in the newsroom, as the others see them. */
export const personSchema = z.object({ id: z.string(), name: z.string(), role: z.enum(roles) });

export type Person = Readonly<z.infer<typeof personSchema>>;

/** Whether a role may do what at least `least` is needed for. */
export function isAtLeast(role: Role, least: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(least);
}
