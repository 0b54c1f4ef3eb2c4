import { inject } from 'vitest';
import type { ServedOffice } from './serve-office.ts';

/** The newsroom of this file: some run at a time, and each has one to itself while it does. */
export function theOffice(): ServedOffice {
  const offices = inject('offices');
  const office = offices[Number(process.env['VITEST_POOL_ID'] ?? 1) % offices.length];
  if (!office) throw new Error('No newsroom is served.');
  return office;
}
