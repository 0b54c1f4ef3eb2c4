import { expect, test } from 'vitest';
import { permissions } from '../../src/contract/permissions.ts';
import { leastRoles } from '../../src/newsroom-ui/story/may.ts';

test('the editor offers to each role what the door lets it do, and nothing else', () => {
  for (const [what, role] of Object.entries(leastRoles))
    expect(permissions[what as keyof typeof permissions], what).toBe(role);
});
