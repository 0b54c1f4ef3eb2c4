import type { TestProject } from 'vitest/node';
import { NoPostgres, type PostgresServer, startPostgres } from './postgres-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where stores of this project are: a server's address with the name of a database to be put in; or why there is none. */
    readonly postgres: { readonly address: string } | { readonly none: string };
  }
}

/** Starts one PostgreSQL for all tests of a project. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  let server: PostgresServer | null = null;
  try {
    server = await startPostgres();
    project.provide('postgres', { address: server.address('postgres') });
  } catch (error) {
    if (!(error instanceof NoPostgres)) throw error;
    project.provide('postgres', { none: error.message });
  }
  return async () => server?.stop();
}
