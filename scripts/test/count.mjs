import { readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number }} Count */

/** A stage without cases of its own counts as one. */
export const one = ok => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1 });

/** At least one failure when the runner says it failed, whatever its cases say. */
const honest = (count, ok) => (ok || count.failed > 0 ? count : { ...count, failed: 1 });

/** Jest's report: a suite that could not even run counts as one failure. */
export const jestCount = (report, ok) =>
  honest(
    {
      passed: report.numPassedTests,
      failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    },
    ok,
  );

/** Playwright's report: a test that passed only on a second try has failed. */
export const playwrightCount = (report, ok) =>
  honest({ passed: report.stats.expected, failed: report.stats.unexpected + report.stats.flaky + report.errors.length }, ok);

/** Reads a runner's report; a missing or broken one is a failure. */
export const countFrom = (file, read, ok) => {
  let text;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return { passed: 0, failed: 1 };
    throw error;
  }
  return read(JSON.parse(text), ok);
};

export const sum = counts =>
  counts.reduce((all, each) => ({ passed: all.passed + each.passed, failed: all.failed + each.failed }), { passed: 0, failed: 0 });
