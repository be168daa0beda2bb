import { environmentOf } from './environment';
import { migrate } from './migrate';

const usage = `npm run migrate                     the local runtime on http://127.0.0.1:8787
npm run migrate -- --url <address>  a local runtime elsewhere
npm run migrate -- --env <envId>    a CloudBase environment; needs TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY`;

const main = async (args: readonly string[]): Promise<void> => {
  if (args.includes('--help')) return console.log(usage);
  const done = await migrate(environmentOf(args));
  console.log(`up to date: ${done.indexes} indexes and ${done.migrations} migrations applied`);
};

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
