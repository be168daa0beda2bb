import base from '../../../playwright.config';

/** `npm run screens`: the same browser, people and runtime as the tests, but it takes pictures. */
// one worker: the pictures share one member and her wallet
export default { ...base, testDir: '.', testMatch: '**/*.shots.ts', workers: 1 };
