import { Refusal } from '../../base/problem.ts';

interface Known {
  readonly code: string;
  readonly status: number;
  readonly say: string;
}

const away: Known = {
  code: 'database-away',
  status: 503,
  say: 'The database does not answer. What was under way may or may not have been saved; nothing that was acknowledged is lost. Make sure PostgreSQL is running and can be reached, then try again.',
};
const full: Known = {
  code: 'disk-full',
  status: 507,
  say: 'The database’s disk is full. This was not saved, and nothing saved earlier is lost. Free some space on the machine that runs PostgreSQL, then try again.',
};
const readOnly: Known = {
  code: 'database-read-only',
  status: 503,
  say: 'The database is read-only, so this was not saved. It is a standby, or was set to be read-only: name the primary in STANDFIRST_DATABASE, or turn off `default_transaction_read_only`.',
};
const busy: Known = {
  code: 'database-busy',
  status: 503,
  say: 'Another program is keeping the database busy. Wait until it has finished (a restore, a long import) and try again.',
};
const crowded: Known = {
  code: 'database-crowded',
  status: 503,
  say: 'PostgreSQL accepts no more connections. Raise `max_connections`, or disconnect something else.',
};
const refused: Known = {
  code: 'database-refuses',
  status: 403,
  say: 'PostgreSQL does not let this user in, or does not allow it what it asks for. Check the name and the password in STANDFIRST_DATABASE, PGPASSWORD or ~/.pgpass, `pg_hba.conf`, and that the user owns the database.',
};
const notThere: Known = {
  code: 'database-not-there',
  status: 404,
  say: 'PostgreSQL has no database of this name. Create it with `createdb --encoding UTF8 --template template0 NAME`, owned by the user in STANDFIRST_DATABASE.',
};
const damaged: Known = {
  code: 'database-damaged',
  status: 500,
  say: 'PostgreSQL says that its database is damaged. Stop the newsroom, keep a copy of the database’s folder, and restore its last backup. The pages on the shelf are unaffected.',
};

/** https://www.postgresql.org/docs/current/errcodes-appendix.html, and what Node says of a network. */
const known: Readonly<Record<string, Known>> = {
  '53100': full,
  '25006': readOnly,
  '55P03': busy,
  '40P01': busy,
  '53300': crowded,
  '28P01': refused,
  '28000': refused,
  '42501': refused,
  '3D000': notThere,
  XX001: damaged,
  XX002: damaged,
  ...Object.fromEntries(
    [
      ...['57P01', '57P02', '57P03', '57P05', '25P03', '08000', '08001', '08003', '08004', '08006'],
      ...[
        'ECONNREFUSED',
        'ECONNRESET',
        'ENOTFOUND',
        'EAI_AGAIN',
        'ETIMEDOUT',
        'EHOSTUNREACH',
        'ENETUNREACH',
        'EPIPE',
        'ENOENT',
      ],
    ].map((code) => [code, away]),
  ),
};

/** What `pg` says, without any code, of a connection that ended or did not come about. */
const ENDED =
  /^(?:Connection terminated|timeout expired|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** Says of what the server or the network is in the way of what is wrong and the remedy; all else stays as it was thrown. */
export function refusePostgres(error: unknown): never {
  const found = knownOf(error);
  if (!found) throw error;
  const refusal = new Refusal(found.code, found.status, found.say);
  refusal.cause = error;
  throw refusal;
}

function knownOf(error: unknown): Known | undefined {
  if (error instanceof Refusal || !(error instanceof Error)) return undefined;
  // Of a name that stands for several addresses Node says what each of them answered.
  if (error instanceof AggregateError) return error.errors.map(knownOf).find(Boolean);
  const { code } = error as { readonly code?: unknown };
  return (typeof code === 'string' ? known[code] : undefined) ?? (ENDED.test(error.message) ? away : undefined);
}

/** What whoever acted is told whose commit no standby has confirmed. */
export function asNotAcknowledged(): Refusal {
  return new Refusal(
    'not-replicated',
    503,
    'This was saved on one database server only, and no standby has confirmed it: it may be lost with that server. Find out why the standby does not answer (`pg_stat_replication`), and check whether what you did is there before you do it again.',
  );
}
