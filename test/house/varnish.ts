import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { ask } from './deliveries.ts';
import { aFreePort } from './ports.ts';

/** True where varnish and its module xkey are installed (Debian: varnish, varnish-modules). */
export const hasVarnish =
  spawnSync('varnishd', ['-V']).status === 0 &&
  ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/lib', '/usr/local/lib'].some((folder) =>
    existsSync(`${folder}/varnish/vmods/libvmod_xkey.so`),
  );

export const PURGE_TOKEN = 'token-of-a-test';

/** Starts Varnish with `deploy/varnish.vcl`, changed as that file says it must be, before servers on these ports; gives its own port once they answer through it. */
export async function startVarnish(...sitePorts: readonly number[]): Promise<number> {
  const { port, answers } = await beginVarnish(sitePorts);
  await expect.poll(answers, { timeout: 60_000 }).toBe(true);
  return port;
}

/** The same before servers that are not there yet. */
export async function startVarnishBefore(sitePorts: readonly number[]): Promise<number> {
  return (await beginVarnish(sitePorts)).port;
}

async function beginVarnish(sitePorts: readonly number[]) {
  // The path of its sockets must be short.
  const folder = mkdtempSync('/tmp/sf-varnish-');
  chmodSync(folder, 0o755);
  mkdirSync(join(folder, 'work'), { mode: 0o755 });
  const port = await aFreePort('127.0.0.1');
  const kept = readFileSync(new URL('../../deploy/varnish.vcl', import.meta.url), 'utf8');
  const vcl = withServers(kept, sitePorts).replace('CHANGE-THIS-TOKEN', PURGE_TOKEN);
  writeFileSync(join(folder, 'site.vcl'), vcl, { mode: 0o644 });
  const words = ['-F', '-j', 'none', '-n', join(folder, 'work'), '-f', join(folder, 'site.vcl')];
  const child = spawn('varnishd', [...words, '-a', `127.0.0.1:${port}`, '-s', 'default,32m'], {
    stdio: 'ignore',
  });
  onTestFinished(async () => {
    child.kill('SIGTERM');
    await once(child, 'exit');
    rmSync(folder, { recursive: true, force: true });
  });
  const answers = (): Promise<boolean> =>
    ask(port, '/').then(
      ({ status }) => status === 200,
      () => false,
    );
  return { port, answers };
}

function withServers(vcl: string, ports: readonly number[]): string {
  const one = /backend first \{[^}]*\}\n/.exec(vcl)?.[0] ?? '';
  const names = ports.map((_, at) => (at === 0 ? 'first' : `server${at}`));
  const backends = ports.map((port, at) => one.replace('first', names[at]!).replace('"4000"', `"${port}"`));
  const added = names.map((name) => `    servers.add_backend(${name});\n`);
  return vcl.replace(one, backends.join('\n')).replace('    servers.add_backend(first);\n', added.join(''));
}
