#!/usr/bin/env -S node --use-largepages=silent --max-semi-space-size=32
import { createRequire } from 'node:module';
import { checkNode, installPackages } from './lib/install.mjs';
import { at } from './lib/paths.mjs';

/** `yima-local` from a clone: brings itself up to date, then does what `local/cli` says. What it prepares is told on stderr. */
try {
  checkNode();
  await installPackages(line => console.error(line));
  // esbuild exists only after the installation
  const { buildFunctions, endBuilds } = await import('./build-functions.mjs');
  await buildFunctions();
  await endBuilds();
  // the build's handlers end at once; from here on the runtime closes its store before it ends
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(signal);
  const { main } = createRequire(import.meta.url)(at('dist', 'local', 'cli.js'));
  const code = await main(process.argv.slice(2));
  // null: the runtime is up and ends with a signal
  if (code !== null) process.exitCode = code;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
