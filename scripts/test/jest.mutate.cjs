const { join } = require('node:path');
const { projects } = require('../../jest.config.cjs');

// a change that is not noticed has all its tests run: a few examples each, where `npm test` makes a thousand
process.env['YIMA_RULE_RUNS'] ??= '100';
process.env['YIMA_BEST_RUNS'] ??= '16';

// a group of rules against the tests beside it alone: `YIMA_MUTATE_TESTS='core/domain/points/*.test.ts'`
const tests = (process.env['YIMA_MUTATE_TESTS'] ?? 'core/**/*.test.ts').split(' ');

/** The unit project alone, over the rules, without what takes seconds: what Stryker runs against each mutant. */
module.exports = {
  ...projects.find(project => project.displayName === 'unit'),
  rootDir: join(__dirname, '../..'),
  testMatch: tests.map(glob => `<rootDir>/${glob}`),
  testPathIgnorePatterns: ['/node_modules/', '/busy\\.test\\.ts$'],
};
