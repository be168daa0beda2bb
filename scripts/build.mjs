import { buildFunctions } from './build-functions.mjs';
import { buildApp, outputOf } from './lib/build-app.mjs';
import { installPackages } from './lib/install.mjs';
import { at } from './lib/paths.mjs';
import { h5Sizes, weappSizes, weigh } from './size.mjs';

const HELP = `npm run build [-- weapp|h5|functions …] [-- --env <envId>]
Everything, or what is named; over its limit of size a build fails. The browser's build is for the local runtime; with --env
it calls that environment, as a desktop for staff, and lies in dist/h5-cloud.`;

const args = process.argv.slice(2);
const envId = args.includes('--env') ? args[args.indexOf('--env') + 1] : undefined;
const wanted = args.filter(word => !word.startsWith('-') && word !== envId);
const wants = name => wanted.length === 0 || wanted.includes(name);
const sizes = { weapp: weappSizes, h5: h5Sizes };

const main = async () => {
  if (args.includes('--help')) return console.log(HELP);
  await installPackages(console.log);
  if (envId) process.env.YIMA_CLOUD_ENV = envId;
  for (const platform of ['weapp', 'h5']) {
    if (!wants(platform)) continue;
    const target = platform === 'weapp' || envId ? 'cloud' : 'local';
    const { built } = await buildApp(platform, { target });
    console.log(`${platform}: ${built ? 'built' : 'up to date'}`);
    weigh(sizes[platform](at('dist', outputOf(platform, target))));
  }
  if (wants('functions')) console.log(`functions: ${(await buildFunctions()).functions.join(' ')}`);
};

main().catch(error => {
  console.error(error.message);
  process.exitCode = 1;
});
