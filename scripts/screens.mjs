import { buildApp } from './lib/build-app.mjs';
import { findBrowser } from './lib/browser.cjs';
import { installPackages } from './lib/install.mjs';
import { at } from './lib/paths.mjs';
import { runNode } from './lib/run.mjs';

/** `npm run screens`: photographs every route in its states into docs/screens, each picture at most 100 kB. */
const main = async () => {
  await installPackages(console.log);
  await buildApp('h5');
  const functions = await runNode(at('scripts', 'build-functions.mjs'), []);
  if (!functions.ok) throw new Error(functions.output);
  const args = ['test', '--config', at('tests', 'e2e', 'screens', 'playwright.config.ts'), '--reporter=line', ...process.argv.slice(2)];
  const { ok } = await runNode(at('node_modules', '@playwright', 'test', 'cli.js'), args, {
    env: { CHROME_PATH: findBrowser() ?? '' },
    timeoutMs: 1_200_000,
    onText: text => process.stdout.write(text),
  });
  if (!ok) throw new Error('some pages could not be photographed');
};

try {
  await main();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
