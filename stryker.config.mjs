/** Mutation testing of the rules: `npm run mutate`. Survivors are explained in docs/decisions or killed. */
export default {
  testRunner: 'jest',
  plugins: ['@stryker-mutator/jest-runner'],
  jest: { projectType: 'custom', configFile: 'scripts/test/jest.mutate.cjs', enableFindRelatedTests: true },
  mutate: ['core/domain/**/*.ts', '!core/domain/**/*.test.ts'],
  ignorePatterns: ['dist', 'docs', 'reports', '.data', '.cache', 'coverage', 'src', 'local', 'tests/*', '!tests/builders', '!tests/long.ts', 'bench', 'cloudfunctions'],
  coverageAnalysis: 'perTest',
  thresholds: { high: 95, low: 90, break: 85 },
  concurrency: 2,
  timeoutMS: 10_000,
  reporters: ['clear-text', 'progress', 'json', 'html'],
  jsonReporter: { fileName: 'reports/mutation/mutation.json' },
  htmlReporter: { fileName: 'reports/mutation/mutation.html' },
  tempDirName: '.stryker-tmp',
  cleanTempDir: 'always',
  ignoreStatic: true,
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
};
