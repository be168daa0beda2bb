const { readdirSync } = require('node:fs');
const { join } = require('node:path');

const swc = jsx => [
  '@swc/jest',
  {
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', tsx: jsx },
      transform: jsx ? { react: { runtime: 'automatic' } } : undefined,
    },
    module: { type: 'commonjs' },
  },
];
const node = {
  testEnvironment: 'node',
  transform: { '^.+\\.ts$': swc(false) },
  moduleNameMapper: {
    '^@core/(.*)$': '<rootDir>/core/$1',
    '^@server/(.*)$': '<rootDir>/cloudfunctions/_server/$1',
  },
  // libraries that ship ES modules only
  transformIgnorePatterns: ['/node_modules/(?!(@noble/hashes|ulid)/)'],
};
node.transform = { '^.+\\.(ts|js)$': swc(false) };

const foldersIn = folder =>
  readdirSync(join(__dirname, folder), { withFileTypes: true })
    .filter(each => each.isDirectory())
    .map(({ name }) => name);
/** Folders of rules; the search for the best coupons is held against every set instead, its shortcuts are not walked one by one. */
const RULES = foldersIn('core/domain')
  .flatMap(name => (name === 'coupon' ? foldersIn('core/domain/coupon').map(inner => `coupon/${inner}`) : [name]))
  .filter(name => name !== 'coupon/search');

/** One project per kind of test; `npm test` runs them all. */
module.exports = {
  // asked for by the unit stage: the rules have no branch that no table walks
  collectCoverageFrom: ['<rootDir>/core/domain/**/*.ts', '!**/*.test.ts'],
  coverageThreshold: Object.fromEntries(
    ['*.ts', ...RULES.map(folder => `${folder}/`)].map(part => [`./core/domain/${part}`, { branches: 100 }]),
  ),
  projects: [
    {
      ...node,
      displayName: 'unit',
      testMatch: [
        '<rootDir>/core/**/*.test.ts',
        '<rootDir>/cloudfunctions/**/*.test.ts',
        '<rootDir>/src/lib/**/*.test.ts',
        '<rootDir>/scripts/**/*.test.ts',
        '<rootDir>/seed/**/*.test.ts',
      ],
    },
    { ...node, displayName: 'runtime', testMatch: ['<rootDir>/local/**/*.test.ts'] },
    { ...node, displayName: 'conformance', testMatch: ['<rootDir>/tests/conformance/**/*.test.ts'] },
    {
      ...node,
      displayName: 'flow',
      testEnvironment: '<rootDir>/tests/flows/native/environment.cjs',
      resolver: '<rootDir>/tests/flows/native/resolver.cjs',
      testMatch: ['<rootDir>/tests/flows/**/*.test.ts'],
      // bundling takes longer than most files do
      globalSetup: '<rootDir>/tests/flows/build.ts',
      globalTeardown: '<rootDir>/tests/flows/remove-build.ts',
    },
    {
      ...node,
      displayName: 'component',
      testEnvironment: 'jsdom',
      testMatch: ['<rootDir>/src/**/*.test.tsx'],
      setupFiles: ['<rootDir>/tests/component/setup.ts'],
      transform: { '^.+\\.(ts|tsx|js)$': swc(true) },
      moduleNameMapper: {
        // first, because styles are imported by alias too
        '\\.(scss|css|svg|png)$': '<rootDir>/tests/component/empty.ts',
        '^@/(.*)$': '<rootDir>/src/$1',
        '^@core/(.*)$': '<rootDir>/core/$1',
        '^@tarojs/components$': '<rootDir>/tests/component/taro-components.tsx',
        '^@tarojs/taro$': '<rootDir>/tests/component/taro.ts',
      },
    },
    {
      displayName: 'weapp',
      testEnvironment: 'jsdom',
      // the people and things of the walk are those of the browser's; what was built is run as it is
      transform: { '^.+\\.ts$': swc(false) },
      testMatch: ['<rootDir>/tests/weapp/**/*.test.js'],
    },
  ],
};
