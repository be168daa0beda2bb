import { startRuntime } from '../../start';

/** The process that is killed: a runtime without functions over a data folder, and `broken` when it shall answer too early. */
const main = async (data: string, mode: string | undefined): Promise<void> => {
  const { url, wireUrl } = await startRuntime({
    data,
    store: { acknowledge: mode === 'broken' ? 'early' : 'durable' },
  });
  process.stdout.write(`ready ${url} ${wireUrl}\n`);
};

void main(process.argv[2]!, process.argv[3]);
