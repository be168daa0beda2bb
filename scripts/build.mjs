import { buildFunctions } from './build-functions.mjs';
import { buildApp } from './lib/build-app.mjs';
import { installPackages } from './lib/install.mjs';

/** `npm run build [-- weapp|h5|functions …]`: everything, or what is named. */
const wanted = process.argv.slice(2).filter(word => !word.startsWith('-'));
const wants = name => wanted.length === 0 || wanted.includes(name);

await installPackages(console.log);
for (const platform of ['weapp', 'h5']) {
  if (!wants(platform)) continue;
  const { built } = await buildApp(platform);
  console.log(`${platform}: ${built ? 'built' : 'up to date'}`);
}
if (wants('functions')) console.log(`functions: ${(await buildFunctions()).functions.join(' ')}`);
