const TEST = '\\.test\\.(ts|tsx|js)$';
const MODULE = '^cloudfunctions/_server/modules/';
const REPO = '/(repo|[^/]+-repo)\\.ts$';
const SERVICE = '/(service|[^/]+-service)\\.ts$';

const never = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** The import law: every line of "Imports that must never exist" of the architecture, as one named rule each. */
module.exports = {
  forbidden: [
    never(
      'core-stays-alone',
      'core runs anywhere: it imports nothing of the other folders',
      { path: '^core/', pathNot: TEST },
      { path: '^(src|cloudfunctions|local|seed|migrations|scripts|tests|bench|config)/' },
    ),
    never(
      'domain-is-pure',
      'core/domain knows no contract, no npm package and no Node module',
      { path: '^core/domain/', pathNot: TEST },
      { pathNot: '^core/domain/' },
    ),
    never(
      'app-knows-no-server',
      'the app reaches functions by name, never by import',
      { path: '^src/' },
      { path: '^(cloudfunctions|local|seed|migrations|bench)/' },
    ),
    never(
      'app-takes-types-of-contracts',
      'zod would cost the main package 20–90 kB: import type only',
      { path: '^src/', pathNot: TEST },
      { path: '^(core/contracts/|node_modules/zod/)', dependencyTypesNot: ['type-only'] },
    ),
    never(
      'main-package-knows-no-subpackage',
      'a subpackage is not there until it is downloaded',
      { path: '^src/(pages|features)/' },
      { path: '^src/(guide|ops)/' },
    ),
    never(
      'subpackage-knows-no-main-feature',
      'pages and features of the main package are not a library',
      { path: '^src/(guide|ops)/' },
      { path: '^src/(pages|features)/' },
    ),
    never(
      'guide-knows-no-ops',
      'two subpackages never share code but through lib and components',
      { path: '^src/guide/' },
      { path: '^src/ops/' },
    ),
    never(
      'ops-knows-no-guide',
      'two subpackages never share code but through lib and components',
      { path: '^src/ops/' },
      { path: '^src/guide/' },
    ),
    never(
      'feature-knows-no-sibling',
      'features meet in pages',
      { path: '^src/((?:guide/|ops/)?)features/([^/]+)/' },
      { path: '^src/(guide/|ops/)?features/', pathNot: '^src/$1features/$2/' },
    ),
    never(
      'shared-knows-no-feature',
      'lib and components are below features and pages',
      { path: '^src/(lib|components)/' },
      { path: '^src/(features|pages|guide|ops)/' },
    ),
    never(
      'sdk-behind-the-database',
      'the SDK is imported by _server/db and the composition root only, and by what the tests run against the runtime',
      {
        path: '^(core|src|cloudfunctions|local|seed|migrations)/',
        pathNot: [TEST, '^local/testing/', '^cloudfunctions/_server/db/', '^cloudfunctions/_server/deps\\.ts$'],
      },
      { path: '^node_modules/@cloudbase/(node-sdk|database)/', dependencyTypesNot: ['type-only'] },
    ),
    never(
      'repo-stays-in-its-module',
      'another module is asked through its service',
      { path: `${MODULE}([^/]+)/` },
      { path: `${MODULE}.*${REPO}`, pathNot: `${MODULE}$1/` },
    ),
    never(
      'repo-knows-no-service',
      'a repository asks the store; use cases are above it',
      { path: `${MODULE}.*${REPO}` },
      { path: `${MODULE}.*${SERVICE}` },
    ),
    never('functions-know-no-runtime', 'nothing of the local runtime is ever deployed', { path: '^cloudfunctions/' }, { path: '^local/' }),
    never(
      'runtime-loads-bundles',
      'the local runtime runs the deployed bundles themselves, it does not import their sources',
      { path: '^local/', pathNot: TEST },
      { path: '^cloudfunctions/' },
    ),
    never(
      'client-stands-alone',
      'whoever takes the client takes its folder and the rules of signing: contracts as types only, and no package',
      { path: '^clients/', pathNot: TEST },
      { path: '.', pathNot: ['^clients/', '^core/domain/', '^(node:)?(crypto|fs)$'], dependencyTypesNot: ['type-only'] },
    ),
    never(
      'production-knows-no-client',
      'a client is on the other side of the wire',
      { path: '^(core|src|cloudfunctions|local|seed|migrations)/', pathNot: TEST },
      { path: '^clients/' },
    ),
    never(
      'production-knows-no-tests',
      'tests import production code, not the other way',
      { path: '^(core|src|cloudfunctions|local|seed|migrations)/', pathNot: TEST },
      { path: ['^tests/', TEST] },
    ),
    never(
      'no-cycles',
      'two files that need each other are one file, or three',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    never('no-unresolvable', 'an import that cannot be resolved is a typing error or a missing package', {}, { couldNotResolve: true }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: require('node:path').join(__dirname, 'scripts/lint/tsconfig.imports.json') },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.scss', '.png', '.svg'],
    },
    skipAnalysisNotInRules: true,
  },
};
