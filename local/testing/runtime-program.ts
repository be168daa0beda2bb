import { startRuntime, type RuntimeOptions } from '../start';

/**
 * A runtime in a process of its own, for tests that kill it or that must notice when it hangs: takes its options as JSON,
 * prints `ready <url> <wire url> <admin url>`, and answers every line of input with the fields that anything has put
 * on the prototype of all objects.
 */
const main = async (options: RuntimeOptions): Promise<void> => {
  const { url, wireUrl, adminUrl } = await startRuntime(options);
  process.stdin.on('data', () => {
    const inherited: string[] = [];
    for (const key in {}) inherited.push(key);
    process.stdout.write(`polluted ${JSON.stringify(inherited)}\n`);
  });
  process.stdout.write(`ready ${url} ${wireUrl} ${adminUrl}\n`);
};

void main(JSON.parse(process.argv[2]!) as RuntimeOptions);
