import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { maskFor } from './mask.ts';
import { reportFailure } from './report.ts';
import { becomeThrifty } from './thrifty.ts';

/** Wrong usage, as every command says it: exit code 2. */
const WRONG_USAGE = 2;

function port(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > 65_535)
    throw new InvalidArgumentError('Give a whole number from 0 to 65535.');
  return value;
}

/** More than this no machine has cores for. */
const MOST_WORKERS = 64;

function workers(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > MOST_WORKERS)
    throw new InvalidArgumentError(
      `Give a whole number from 1 to ${MOST_WORKERS}, one for each core that readers may have.`,
    );
  return value;
}

function days(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('Give a whole number of days, at least 1.');
  return value;
}

/** A browser keeps the newsroom's cookies and passkeys over HTTPS only, away from this machine. */
function origin(text: string): string {
  const url = URL.parse(text);
  if (url?.protocol !== 'https:' || url.origin !== text.replace(/\/$/, ''))
    throw new InvalidArgumentError('Give scheme and host only, such as https://newsroom.paper.example.');
  return url.origin;
}

/** As the settings have it: pages name themselves by it, so it is what readers see. */
function siteOrigin(text: string): string {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.origin !== text.replace(/\/$/, ''))
    throw new InvalidArgumentError('Give scheme and host only, such as https://paper.example.');
  return url.origin;
}

const probePort = [
  '--probe-port <n>',
  'port on this machine where the readers’ process reports its health (/health); 0 for any free port',
  port,
  0,
] as const;

const workersOption = [
  '--workers <n>',
  'how many processes serve readers, at most one per core; each uses the next port for probes and monitors',
  workers,
  1,
] as const;

const accessLog = [
  '--access-log <file>',
  'the access log, in combined format, of a CDN or server in front of this one: the reads in it are counted too',
] as const;

const data = ['--data <dir>', 'the folder that holds the newsroom', 'data'] as const;

/** Each command loads what it needs when it is called, so that asking `why` does not wait for a server's code. */
function commandLine(finish: Finish): Command {
  const program = new Command('standfirst').description('A content production system for news.').exitOverride();
  addServers(program, finish);
  addTools(program, finish);
  addSettings(program, finish);
  addMedia(program, finish);
  return program;
}

type Finish = (code: number) => void;

function addServers(program: Command, finish: Finish): void {
  program
    .command('start')
    .description('serve the readers’ site and the newsroom; the first start creates a sample newsroom')
    .option(...data)
    .option('--site-port <n>', 'port of the readers’ site', port, 4000)
    .option('--newsroom-port <n>', 'port of the newsroom', port, 4001)
    .option(...probePort)
    .option(...workersOption)
    .option(...accessLog)
    .option(
      '--host <h>',
      'address the readers’ site listens on; the newsroom stays on this machine, behind an HTTPS proxy if you like',
      'localhost',
    )
    .option(
      '--newsroom-url <url>',
      'origin at which an HTTPS proxy on this machine serves the newsroom, such as https://newsroom.paper.example',
      origin,
    )
    .option('--site-url <url>', 'address that readers use, such as https://paper.example; kept in settings', siteOrigin)
    .option('--empty', 'create an empty newsroom, which asks five questions, instead of the sample', false)
    .option('--demo', 'let anybody sign in to the sample newsroom in any role, to try it out', false)
    .action(async (options) => finish(await (await import('./commands/start.ts')).runStart(options)));
  program
    .command('serve')
    .description('serve only the readers’ site, from what was pressed, without newsroom or database')
    .option(...data)
    .option('--site-port <n>', 'port of the readers’ site', port, 4000)
    .option(...probePort)
    .option(...workersOption)
    .option(...accessLog)
    .option('--host <h>', 'address the readers’ site listens on', 'localhost')
    .option('--from <store>', 'follow what a newsroom elsewhere publishes, to s3://bucket/prefix')
    .option('--name <name>', 'what the newsroom calls this machine; its own name unless given')
    .option('--search <url>', 'where `standfirst search` answers, such as http://127.0.0.1:4002', origin)
    .action(async (options) => finish(await (await import('./commands/serve.ts')).runServe(options)));
  program
    .command('newsroom')
    .description('one of several newsrooms on one PostgreSQL, without a press: others press what is published here')
    .option(...data)
    .option('--newsroom-port <n>', 'port of the newsroom', port, 4001)
    .option(
      '--newsroom-url <url>',
      'origin at which an HTTPS proxy serves the newsroom, such as https://newsroom.paper.example',
      origin,
    )
    .action(async (options) => finish(await (await import('./commands/newsroom.ts')).runNewsroomAlone(options)));
  program
    .command('search')
    .description('answer only the readers’ site’s searches, from what was pressed')
    .option(...data)
    .option('--port <n>', 'port on this machine on which delivery asks it', port, 4002)
    .action(async (options) => finish(await (await import('./commands/search.ts')).runSearchAlone(options)));
}

function addTools(program: Command, finish: Finish): void {
  addImport(program, finish);
  program
    .command('press')
    .description('bring the shelf of pages up to date')
    .option('--all', 'press every page there is', false)
    .option('--check', 'press everything into memory and compare it with the shelf', false)
    .option('--keep', 'keep pressing, as one of several presses on one PostgreSQL, and do what is due', false)
    .option('--newsroom-url <url>', 'with --keep: where letters lead; none are sent without it', origin)
    .option(...data)
    .action(async (options) => {
      if (options.keep) return finish(await (await import('./commands/newsroom.ts')).runPressAlone(options));
      becomeThrifty();
      finish(await (await import('./commands/press.ts')).runPress(options));
    });
  program
    .command('why')
    .description('which facts a page read, and which change pressed it last')
    .argument('<path>', 'the address of a page, such as /world')
    .option(...data)
    .action(async (path, options) => finish(await (await import('./commands/why.ts')).runWhy(path, options)));
  program
    .command('date')
    .description('date stories that were imported without a date')
    .argument(
      '<file>',
      'lines of story and date, such as k3x9abcd2p,2007-07-24; name the story by its id, its address or its old address',
    )
    .option(...data)
    .action(async (file, options) => finish(await (await import('./commands/date.ts')).runDate(file, options)));
  program
    .command('export')
    .description(
      'write everything into a folder that import reads back: stories, versions, media, redirects, corrections, settings',
    )
    .argument('<dir>', 'a new or empty folder')
    .option(...data)
    .action(async (dir, options) => finish(await (await import('./commands/export.ts')).runExport(dir, options)));
  addBackups(program, finish);
  addMove(program, finish);
  program
    .command('site')
    .description('write the readers’ site as plain files, which any web server can give')
    .argument('<dir>', 'a new or empty folder')
    .option(...data)
    .action(async (dir, options) => finish(await (await import('./commands/site.ts')).runSite(dir, options)));
  program
    .command('doctor')
    .description('say what is wrong, and the remedy')
    .option(...data)
    .action(async (options) => {
      becomeThrifty();
      finish(await (await import('./commands/doctor.ts')).runDoctor(options));
    });
}

function addMove(program: Command, finish: Finish): void {
  program
    .command('move')
    .description(
      'move a newsroom’s store to PostgreSQL, or its shelf to an object store, or back, and compare byte for byte',
    )
    .option('--to <store>', 'postgres://user@host/name, or file to move back')
    .option('--shelf <place>', 's3://bucket/prefix, or folder to move back')
    .option(...data)
    .action(async (options) => finish(await (await import('./commands/move.ts')).runMoves(options)));
}

function addBackups(program: Command, finish: Finish): void {
  const keyFile = ['--key-file <file>', 'a file with the secret that encrypts them'] as const;
  program
    .command('backup')
    .description('back up the newsroom as it is now; each backup stores only what is new')
    .argument('<folder>', 'where backups are kept: ideally on another disk, or s3://bucket/prefix')
    .option(...data)
    .option(...keyFile)
    .option('--keep-days <n>', 'remove older ones, though never the last', days, 30)
    .option('--list', 'list the backups', false)
    .option('--verify', 'restore the newest to a temporary place and compare it', false)
    .action(async (folder, options) => finish(await (await import('./commands/backup.ts')).runBackup(folder, options)));
  program
    .command('restore')
    .description('restore a newsroom from a backup into a new folder')
    .argument('<folder>', 'where backups are: a folder, or s3://bucket/prefix')
    .option(...data)
    .option(...keyFile)
    .option('--at <moment>', 'the newsroom as it was then, such as 2026-11-30T12:00:00Z; the newest unless given')
    .action(async (folder, options) =>
      finish(await (await import('./commands/restore.ts')).runRestore(folder, options)),
    );
}

function addImport(program: Command, finish: Finish): void {
  program
    .command('import')
    .description('turn archived pages (HTML or plain text), or a folder written by export, into stories')
    .argument('<file...>', 'files, or one exported folder')
    .option('--publish', 'publish each story at once', false)
    .option('--json', 'print one line of JSON per file on standard output', false)
    .option(
      '--pictures <from>',
      'add the pages’ pictures to the library too: from a folder that has them, or from their own addresses (web)',
    )
    .option(
      '--sections <file>',
      'which section each page goes into, by the section it names; if the file does not exist, a proposal is written to it and nothing is imported',
    )
    .option(...data)
    .action(async (files, options) => {
      becomeThrifty();
      finish(await (await import('./commands/import.ts')).runImport(files, options));
    });
}

function addMedia(program: Command, finish: Finish): void {
  program
    .command('media')
    .description('the library of pictures')
    .command('add')
    .description('add pictures to the library, folders with everything in them')
    .argument('<path...>', 'files or folders')
    .option(...data)
    .action(async (paths, options) => finish(await (await import('./commands/media.ts')).runMedia(paths, options)));
}

function addSettings(program: Command, finish: Finish): void {
  program
    .command('words <lang>')
    .description('print the words around stories, as a file to translate into a language: en-GB, cy, pt-BR')
    .action(async (lang: string) => finish((await import('./commands/words.ts')).runWords(lang)));
  const theme = program.command('theme').description('what pages look like, as data in a folder');
  for (const [what, says] of [
    ['copy', 'write the standard theme into a folder, to start another from'],
    ['check', 'say what is wrong with the theme in a folder'],
    ['use', 'give readers the theme in a folder; “standard” is the one that comes with Standfirst'],
  ] as const)
    theme
      .command(`${what} <folder>`)
      .description(says)
      .option(...data)
      .action(async (folder: string, options: { data: string }) =>
        finish(await (await import('./commands/theme.ts')).runTheme(what, folder, options)),
      );
  const settings = program.command('settings').description('the settings, for those who keep them in git');
  settings
    .command('get')
    .description('print the settings as JSON')
    .option(...data)
    .action(async (options) =>
      finish(await (await import('./commands/settings.ts')).runSettings('get', null, options)),
    );
  for (const [name, says] of [
    ['check', 'say what in a file cannot be used, and what differs from it'],
    ['set', 'apply the settings in a file; - is standard input'],
  ] as const)
    settings
      .command(name)
      .description(says)
      .argument('<file>', 'a file as printed by `get`')
      .option(...data)
      .action(async (file, options) =>
        finish(await (await import('./commands/settings.ts')).runSettings(name, file, options)),
      );
}

async function run(): Promise<number> {
  let code = 0;
  try {
    await commandLine((result) => {
      code = result;
    }).parseAsync();
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : WRONG_USAGE;
    return reportFailure(error);
  }
}

// Whoever reads our output may have heard enough (`standfirst import … | head`); the work goes on without them.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
// A fault in work that nobody waits for ends a command in words, too.
process.on('uncaughtException', (error) => process.exit(reportFailure(error)));
process.umask(maskFor(process.umask()));
process.exitCode = await run();
