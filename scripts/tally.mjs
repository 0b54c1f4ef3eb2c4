import { writeFileSync } from 'node:fs';

/**
 * A vitest reporter that counts each test once and writes the counts, with the reason of every skipped test, to `file`.
 * A file that could not be loaded has no tests to fail, so each of its errors counts as one failure.
 */
export function tallyReporter(file) {
  return {
    onTestRunEnd(modules, unhandledErrors) {
      const tests = modules.flatMap((module) => [...module.children.allTests()]);
      const broken = modules.flatMap((module) => module.errors()).length + unhandledErrors.length;
      const suites = modules.flatMap((module) => [...module.children.allSuites()]).flatMap((suite) => suite.errors());
      const skipped = tests.filter((test) => test.result().state === 'skipped');
      const tally = {
        passed: tests.filter((test) => test.result().state === 'passed').length,
        failed: tests.filter((test) => test.result().state === 'failed').length + broken + suites.length,
        skipped: skipped.map((test) => ({ name: nameOf(test), why: test.result().note ?? 'no reason stated' })),
      };
      writeFileSync(file, JSON.stringify(tally));
    },
  };
}

function nameOf(test) {
  return `${test.module.relativeModuleId}: ${test.fullName}`;
}
