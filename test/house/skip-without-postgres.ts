import { beforeEach, inject } from 'vitest';

const postgres = inject('postgres');
if (postgres && 'none' in postgres) beforeEach(({ skip }) => skip(postgres.none));
