/** A variable of the environment that this program reads. */
export interface Variable {
  readonly name: string;
  /** What it says, in a sentence. */
  readonly says: string;
  /** What holds without it. */
  readonly unless: string;
  /** True for what nobody may see: it is named nowhere with its value. */
  readonly isSecret?: boolean;
}

/** Every variable there is: the one source of the table in docs/running.md, and of what is said at the start of one that is misspelt. */
export const variables: readonly Variable[] = [
  {
    name: 'STANDFIRST_DATABASE',
    says: 'A PostgreSQL database to keep the newsroom in, such as `postgres://user@host/name`.',
    unless: 'a file in the data folder',
    isSecret: true,
  },
  {
    name: 'STANDFIRST_SHELF',
    says: 'The object store to publish pressed pages to, such as `s3://bucket/prefix`.',
    unless: 'the data folder alone',
  },
  {
    name: 'STANDFIRST_SHELF_TAKE_OVER',
    says: '`1` takes over what another newsroom has published there.',
    unless: 'such a store is refused',
  },
  {
    name: 'STANDFIRST_HOT_STORIES',
    says: 'How many of the newest stories have files of their own on the shelf; the pages of older ones are laid into packs, every night. `all` gives every page a file.',
    unless: '20000; every page has a file on PostgreSQL',
  },
  {
    name: 'STANDFIRST_CDN',
    says: 'The cache in front of the readers’ site: `varnish http://10.0.0.5:6081` (separate several with commas), `fastly SERVICE`, `cloudflare ZONE`.',
    unless: 'no cache is told of changes',
  },
  {
    name: 'STANDFIRST_CDN_TOKEN',
    says: 'The token by which it recognises this newsroom.',
    unless: 'needed if a cache is named',
    isSecret: true,
  },
  {
    name: 'STANDFIRST_CDN_API',
    says: 'Where its API is, if not in the usual place.',
    unless: 'Fastly’s or Cloudflare’s own',
  },
  {
    name: 'STANDFIRST_S3_ENDPOINT',
    says: 'Where the object store is; `AWS_ENDPOINT_URL_S3` works too.',
    unless: 'Amazon’s, for the region',
  },
  { name: 'STANDFIRST_S3_REGION', says: 'Its region; `AWS_REGION` works too.', unless: 'us-east-1' },
  {
    name: 'STANDFIRST_S3_KEYS',
    says: 'A file with its keys: the access key on the first line, the secret on the second.',
    unless: 'the next two',
  },
  {
    name: 'STANDFIRST_S3_ACCESS_KEY',
    says: 'Its access key; `AWS_ACCESS_KEY_ID` works too.',
    unless: 'needed if a store is named',
    isSecret: true,
  },
  {
    name: 'STANDFIRST_S3_SECRET_KEY',
    says: 'Its secret; `AWS_SECRET_ACCESS_KEY` works too.',
    unless: 'needed if a store is named',
    isSecret: true,
  },
  {
    name: 'STANDFIRST_SMTP',
    says: 'The mail server to send e-mail through, such as `smtps://user:password@mail.example`.',
    unless: 'no e-mail is sent',
    isSecret: true,
  },
  {
    name: 'STANDFIRST_MAIL_FROM',
    says: 'The address e-mail comes from.',
    unless: 'needed if a mail server is named',
  },
  {
    name: 'STANDFIRST_KEY_FILE',
    says: 'The file with the key that secrets in the database are encrypted with.',
    unless: '`secret.key` in the data folder',
  },
  {
    name: 'STANDFIRST_BACKUP',
    says: 'The folder or object store for automatic backups while the newsroom runs.',
    unless: 'no automatic backups',
  },
  { name: 'STANDFIRST_BACKUP_MINUTES', says: 'How often one is made.', unless: '60' },
  {
    name: 'STANDFIRST_BACKUP_KEY_FILE',
    says: 'A file with the secret that encrypts backups.',
    unless: 'they are not encrypted',
  },
  {
    name: 'STANDFIRST_BACKUP_KEEP_DAYS',
    says: 'How many days they are kept; the last one always is.',
    unless: '30',
  },
  {
    name: 'STANDFIRST_WATCH_READERS',
    says: 'Where the readers’ process answers `/metrics`, `/healthz` and `/readyz`: a port on this machine, or `address:port`.',
    unless: 'nowhere',
  },
  { name: 'STANDFIRST_WATCH_SEARCH', says: 'The same of the search.', unless: 'nowhere' },
  { name: 'STANDFIRST_WATCH_NEWSROOM', says: 'The same of the newsroom.', unless: 'nowhere' },
  { name: 'STANDFIRST_WATCH_PRESS', says: 'The same of `standfirst press --keep`.', unless: 'nowhere' },
];

/** Names that our own scripts and tests go by. */
const OURS = /^STANDFIRST_(?:PROOF|TALLY|TEST_.*|BENCH_.*)$/;

/** Variables that look like ours and that nobody reads: slips, each with the name that was meant, perhaps. */
export function unknownVariables(env: NodeJS.ProcessEnv): string[] {
  const known = new Set(variables.map(({ name }) => name));
  return Object.keys(env)
    .filter((name) => name.startsWith('STANDFIRST_') && !known.has(name) && !OURS.test(name))
    .toSorted()
    .map((name) => `${name} is not a setting of this program and is ignored. ${meant(name)}`);
}

function meant(name: string): string {
  const nearest = variables
    .map((one) => ({ name: one.name, far: distance(name, one.name) }))
    .toSorted((a, b) => a.far - b.far)[0];
  if (nearest && nearest.far <= 3) return `Is ${nearest.name} meant?`;
  return 'docs/running.md lists them.';
}

/** How many letters must be put in, taken out or changed (Levenshtein). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [i, letter] of [...one].entries()) {
    const next = [i + 1];
    for (const [j, its] of [...other].entries())
      next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (letter === its ? 0 : 1)));
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** The table as docs/running.md has it. */
export function tableOfVariables(): string {
  const rows = variables.map(({ name, says, unless }) => `| \`${name}\` | ${says} | ${unless} |`);
  return ['| variable | what it says | unless given |', '| --- | --- | --- |', ...rows].join('\n');
}
