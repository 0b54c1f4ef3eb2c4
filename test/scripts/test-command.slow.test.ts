import { expect, test } from 'vitest';
import { aCheckout, runScript } from './a-checkout.ts';

const good = { 'src/main/main.ts': 'export const one = 1;\n' };
const passing = "import { expect, test } from 'vitest';\n\ntest('one', () => {\n  expect(1).toBe(1);\n});\n";
const off = ['dependencies', 'devDependencies', 'unlisted', 'unresolved', 'files'].map(
  (rule) => `    "${rule}": "off"`,
);
const knip = {
  'knip.json': `{\n  "entry": ["src/main/main.ts"],\n  "rules": {\n${off.join(',\n')}\n  }\n}\n`,
};

/** The last line, and the code, of npm test in a checkout with these files. */
function verdict(
  files: Readonly<Record<string, string>>,
  ...options: string[]
): { last: string; code: number | null; out: string } {
  const { out, code } = runScript(aCheckout({ ...good, ...knip, ...files }), ['scripts/test.mjs', ...options]);
  return { last: out.trimEnd().split('\n').at(-1) ?? '', code, out };
}

test('a failing test, a failing check and a file that cannot be loaded are failures; a skipped test is no passed one', () => {
  const skipped = passing.replace(
    "'one', () => {",
    "'drawn', (context) => {\n  context.skip(true, 'Chromium is absent');",
  );
  const { last, code, out } = verdict({
    'src/main/one.test.ts': passing,
    'src/main/two.test.ts': skipped,
    'src/main/bad.test.ts': passing.replace('toBe(1)', 'toBe(2)'),
    'src/main/broken.test.ts': "throw new Error('cannot be loaded');\n",
    'src/main/main.ts': 'export const one: string = 1;\n',
  });
  expect(last).toBe('4 passed, 3 failed, 1 skipped');
  expect(code).toBe(1);
  expect(out).toMatch(/types {4}FAILED/);
  expect(out).toContain('because Chromium is absent');
});

test('no test at all is a failure', () => {
  expect(verdict({})).toMatchObject({ last: '4 passed, 1 failed', code: 1 });
});

test('a runner that dies is a failure, whatever passed before', () => {
  const dying = passing.replace('expect(1).toBe(1);', "process.kill(process.ppid, 'SIGKILL');\n  expect(1).toBe(1);");
  expect(verdict({ 'src/main/one.test.ts': passing, 'src/main/dying.test.ts': dying })).toMatchObject({
    last: expect.stringMatching(/^\d passed, 1 failed$/),
    code: 1,
  });
});

test('an error that no test caught is a failure', () => {
  const late = passing.replace('expect(1)', "setTimeout(() => {\n    throw new Error('late');\n  });\n  expect(1)");
  expect(verdict({ 'src/main/late.test.ts': late })).toMatchObject({ last: '5 passed, 1 failed', code: 1 });
});

test('each check and each test counts as one; --fast leaves out slow and browser tests, a path the rest', () => {
  const files = {
    'src/main/one.test.ts': passing,
    'src/main/two.slow.test.ts': passing,
    'src/base/three.test.ts': passing,
  };
  expect(verdict(files)).toMatchObject({ last: '7 passed, 0 failed', code: 0 });
  expect(verdict(files, '--fast').last).toBe('6 passed, 0 failed');
  expect(verdict(files, 'src/base').last).toBe('4 passed, 0 failed');
});
