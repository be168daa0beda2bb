const { join } = require('node:path');
const { projects } = require('../../jest.config.cjs');

/** The unit project alone, over the rules: what Stryker runs against each mutant. */
module.exports = {
  ...projects.find(project => project.displayName === 'unit'),
  rootDir: join(__dirname, '../..'),
  testMatch: ['<rootDir>/core/**/*.test.ts'],
};
