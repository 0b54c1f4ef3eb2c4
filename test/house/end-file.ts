import { afterAll } from 'vitest';
import { endFile } from './endings.ts';

// Runs before each file. Files of a process share their modules, so a hook that a module sets stands in the first of them alone.
afterAll(endFile);
