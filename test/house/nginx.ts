import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { ask } from './deliveries.ts';
import { aFreePort } from './ports.ts';

/** Starts nginx with one of the files in docs, changed by `site` as that file says it must be, and waits until it answers on the port that is returned. */
export async function startNginx(folder: string, site: (port: number) => string): Promise<number> {
  const port = await aFreePort('127.0.0.1');
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${folder}/nginx/${name};`)
    .join(' ');
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  mkdirSync(join(folder, 'nginx'), { recursive: true });
  writeFileSync(join(folder, 'nginx/site.conf'), site(port));
  writeFileSync(
    join(folder, 'nginx/nginx.conf'),
    `${user} daemon off; worker_processes 1; pid ${folder}/nginx/pid; events {} http { access_log off; ${temporary} include ${folder}/nginx/site.conf; }`,
  );
  const child = spawn('nginx', ['-c', join(folder, 'nginx/nginx.conf'), '-e', join(folder, 'nginx/log')], {
    stdio: 'inherit',
  });
  onTestFinished(async () => {
    child.kill('SIGTERM');
    await once(child, 'exit');
  });
  const answers = (): Promise<boolean> =>
    ask(port, '/').then(
      () => true,
      () => false,
    );
  await expect.poll(answers).toBe(true);
  return port;
}
