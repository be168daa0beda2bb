import { defineConfig } from 'eslint/config';
import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { transactionRule } from './scripts/lint/transaction-rule.mjs';

const yima = { rules: { 'no-escape-from-transaction': transactionRule } };
const TESTS = ['**/*.test.{ts,tsx,js,mjs}', 'tests/**'];

const readsTheWorld = [
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: 'The clock is passed in (deps.clock).' },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'The clock is passed in (deps.clock).' },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'Ids and chance are passed in (deps.ids).',
  },
];
const platformCloud = [
  {
    selector: "MemberExpression[object.name=/^(Taro|wx)$/][property.name='cloud']",
    message: 'Functions are called through src/lib/transport only.',
  },
];
const valueContracts = {
  patterns: [
    {
      group: ['@core/contracts', '@core/contracts/*', '**/core/contracts/*'],
      allowTypeImports: true,
      message: 'zod must stay out of the main package: `import type` only.',
    },
  ],
};

export default defineConfig(
  {
    ignores: [
      'dist/**',
      'node_modules/**',
      'coverage/**',
      'reports/**',
      '.stryker-tmp*/**',
      '.data/**',
      '.cache/**',
      'scripts/test/fixtures/**',
    ],
  },
  ...tseslint.configs.recommended,
  {
    // a second copy of the project (a mutation run's sandbox) must not confuse the parser
    languageOptions: { parserOptions: { tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { yima },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-var': 'error',
      'prefer-const': 'error',
      'no-eval': 'error',
      'no-empty': ['error', { allowEmptyCatch: false }],
      'no-console': 'error',
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
    },
  },
  {
    files: ['core/**', 'cloudfunctions/_server/modules/**'],
    ignores: TESTS,
    rules: { 'no-restricted-syntax': ['error', ...readsTheWorld] },
  },
  { files: ['cloudfunctions/**'], rules: { 'yima/no-escape-from-transaction': 'error' } },
  {
    files: ['src/**'],
    plugins: { 'react-hooks': hooks },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      'no-restricted-syntax': ['error', ...platformCloud],
      '@typescript-eslint/no-restricted-imports': ['error', valueContracts],
    },
  },
  { files: ['src/lib/transport/**'], rules: { 'no-restricted-syntax': 'off' } },
  {
    // a view is one expression (its length is markup) and a factory holds its functions; rules and use cases stay short
    files: ['src/**/*.tsx', 'scripts/**'],
    rules: { 'max-lines-per-function': ['error', { max: 100, skipBlankLines: true, skipComments: true }] },
  },
  {
    // the runtime's parts are factories that share a store between many small functions
    files: ['local/**'],
    rules: { 'max-lines-per-function': ['error', { max: 150, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: [
      'scripts/**',
      'bench/**',
      'cloudfunctions/_server/deps.ts',
      'local/cli.ts',
      'local/cli/**',
      'local/functions/**',
      'seed/**',
      'migrations/**',
      'tests/**',
    ],
    rules: { 'no-console': 'off' },
  },
  {
    files: TESTS,
    rules: { 'max-lines': 'off', 'max-lines-per-function': 'off', '@typescript-eslint/no-explicit-any': 'off' },
  },
  {
    files: ['**/*.cjs', 'babel.config.js', 'tests/weapp/**', 'scripts/test/**', 'local/functions/worker.ts', 'src/app.tsx'],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
);
