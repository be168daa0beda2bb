import base from '../../../playwright.config';

/** `npm run screens`: the same browser, people and runtime as the tests, but it takes pictures. */
export default { ...base, testDir: '.', testMatch: '**/*.shots.ts' };
