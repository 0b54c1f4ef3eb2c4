import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aFolder } from '../../test/house/folders.ts';
import { variables } from './environment.ts';
import { watchListener } from './watch.ts';

const folder = join(import.meta.dirname, '../../deploy');
const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
const units = readdirSync(folder).filter((file) => file.endsWith('.service'));
/** All examples of one kind. */
const examples = (kind: string): string[] =>
  readdirSync(folder).filter((file) => file.startsWith(kind) && file.endsWith('.yml'));
const inAll = (kind: string): string => examples(kind).map(read).join('---\n');
const commands = readFileSync(join(import.meta.dirname, 'main.ts'), 'utf8');

/** Options that begin a word, as the program is given them. */
const optionsIn = (words: string): string[] => [...words.matchAll(/(?:^|\s)(--[a-z-]+)/g)].map(([, name = '']) => name);

const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;

test.skipIf(!hasSystemd)(
  'systemd reads each unit, and little of the machine is open to it (systemd-analyze is not installed)',
  () => {
    const own = aFolder();
    expect(units.length).toBeGreaterThan(2);
    for (const unit of units) {
      const path = join(own, unit);
      // The program lies elsewhere here.
      writeFileSync(path, read(unit).replace('/opt/standfirst/node_modules/.bin/standfirst', process.execPath));
      const { stderr, status } = spawnSync('systemd-analyze', ['verify', '--man=no', path], { encoding: 'utf8' });
      const said = stderr.split('\n').filter((line) => line.includes(unit));
      expect({ unit, status, said }).toEqual({ unit, status: 0, said: [] });
      const security = spawnSync('systemd-analyze', ['security', '--offline=true', '--threshold=25', path]);
      expect({ unit, security: security.status }).toEqual({ unit, security: 0 });
    }
  },
);

test('the program knows every option that units and examples give it', () => {
  const given = [
    ...units.flatMap((unit) => optionsIn(/^ExecStart=(?:.*\\\n)*.*$/m.exec(read(unit))?.[0] ?? '')),
    ...[
      ...inAll('compose').matchAll(/command: >-\n((?: {6}.*\n)+)|command: ((?:start|serve|search|newsroom|press) .*)/g),
    ].flatMap((found) => optionsIn(found[1] ?? found[2] ?? '')),
    ...[...inAll('kubernetes').matchAll(/(--[a-z-]+)(?:=|\n|,)/g)]
      .map(([, name = '']) => name)
      .filter((name) => name !== '---'),
  ];
  expect(given.length).toBeGreaterThan(20);
  expect(
    given.filter(
      (name) => !commands.includes(`'${name} `) && !commands.includes(`'${name}'`) && name !== '--from-env-file',
    ),
  ).toEqual([]);
});

test('every variable that the shared configuration sets is one that the program reads', () => {
  const set = [...read('standfirst.env').matchAll(/^([A-Z0-9_]+)=(.*)$/gm)].map(
    ([, name = '', value = '']) => [name, value] as const,
  );
  const known = variables.map(({ name }) => name);
  expect(set.length).toBeGreaterThan(5);
  expect(set.map(([name]) => name).filter((name) => !known.includes(name))).toEqual([]);
  const env = Object.fromEntries(set);
  const ports = (['readers', 'search', 'newsroom', 'press'] as const).map((role) => watchListener(role, env)?.port);
  // Where the examples look whether it is well is where it says so.
  for (const port of inAll('kubernetes').match(/(?<=port: )9\d{3}/g) ?? []) expect(ports).toContain(Number(port));
  expect(read('varnish.vcl')).toContain(`"${env['STANDFIRST_CDN_TOKEN']}"`);
});

const AS_JSON = 'import json, sys, yaml; print(json.dumps(list(yaml.safe_load_all(sys.stdin))))';
const hasYaml = spawnSync('python3', ['-c', 'import yaml']).status === 0;

test.skipIf(!hasYaml)(
  'the examples are YAML, take the one configuration, and give time to stop (python3-yaml is not installed)',
  () => {
    const parsed = (file: string): unknown[] =>
      JSON.parse(spawnSync('python3', ['-c', AS_JSON], { input: read(file), encoding: 'utf8' }).stdout) as unknown[];
    const composed = examples('compose').flatMap(parsed) as {
      services: Record<string, { image: string; env_file?: string; stop_grace_period?: string }>;
    }[];
    const ours = composed.flatMap(({ services }) =>
      Object.values(services).filter(({ image }) => image === 'standfirst'),
    );
    expect(ours).toHaveLength(3 + 5);
    for (const one of ours) expect(one).toMatchObject({ env_file: 'standfirst.env', stop_grace_period: '30s' });
    const pods = examples('kubernetes')
      .flatMap(parsed)
      .filter((one) => ['StatefulSet', 'Deployment'].includes((one as { kind: string }).kind));
    expect(pods).toHaveLength(2 + 2);
    for (const pod of pods)
      expect(pod).toMatchObject({
        spec: {
          template: {
            spec: {
              terminationGracePeriodSeconds: 30,
              containers: expect.arrayContaining([
                expect.objectContaining({ envFrom: [{ secretRef: { name: 'standfirst' } }] }),
              ]),
            },
          },
        },
      });
  },
);
