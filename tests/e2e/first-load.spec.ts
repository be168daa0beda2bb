import { execFileSync } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import { expect, openRoute, ready, test } from './support/walk';

test('the home page loads the scripts that are weighed, and they are light', async ({ page, world }) => {
  const loaded = new Map<string, Buffer>();
  page.on('response', response => {
    if (response.url().endsWith('.js')) void response.body().then(body => loaded.set(new URL(response.url()).pathname, body));
  });
  await openRoute(page, 'home', world);
  await ready(page, 'home');
  await page.waitForLoadState('networkidle');
  const total = (size: (body: Buffer) => number) => [...loaded.values()].reduce((sum, body) => sum + size(body), 0);
  expect(total(body => gzipSync(body).length)).toBeLessThanOrEqual(300_000);
  const lines = execFileSync(process.execPath, ['scripts/size.mjs', '--json'], { encoding: 'utf8' }).trim().split('\n');
  const weighed = lines.map(line => JSON.parse(line) as { part: string; bytes: number }).find(({ part }) => part === 'first-load');
  expect(total(body => body.length)).toBe(weighed!.bytes);
});
