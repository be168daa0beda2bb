const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger\//, '微信'],
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/Windows/, 'Windows'],
  [/iPhone|iPad/, 'iOS'],
  [/Mac OS X/, 'macOS'],
  [/Android/, 'Android'],
  [/Linux/, 'Linux'],
];

const nameIn = (table: typeof BROWSERS, agent: string): string =>
  table.find(([pattern]) => pattern.test(agent))?.[1] ?? '其他';

/** "Chrome · Windows": what its person knows a browser by. */
export const browserName = (agent: string): string =>
  `${nameIn(BROWSERS, agent)} · ${nameIn(SYSTEMS, agent)}`;
