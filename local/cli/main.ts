import { StartError } from '../data-folder';
import { WireError } from '../wire/errors';
import { help, parseArguments, UsageError, type Command } from './arguments';
import { reset } from './reset';
import { seed } from './seed';
import { start } from './start';
import { transfer } from './transfer';
import { TransferError } from './store-place';

/** Where a command writes; replaced in tests. */
export type Output = { out: (line: string) => void; err: (line: string) => void };

const consoleOutput: Output = { out: line => console.log(line), err: line => console.error(line) };

const EXIT = { ok: 0, failed: 1, usage: 2 } as const;

const run = async (command: Command, output: Output): Promise<number | null> => {
  if (command.kind === 'help') {
    output.out(help);
    return EXIT.ok;
  }
  if (command.kind === 'reset') {
    reset(command.data, output);
    return EXIT.ok;
  }
  if (command.kind === 'seed') {
    await seed(command, output);
    return EXIT.ok;
  }
  if (command.kind !== 'start') {
    await transfer(command, output);
    return EXIT.ok;
  }
  await start(command, output);
  return null;
};

/** Runs one command line; answers the exit code, or null when the runtime was started and goes on. */
export const main = async (args: string[], output: Output = consoleOutput): Promise<number | null> => {
  try {
    return await run(parseArguments(args), output);
  } catch (error) {
    if (error instanceof UsageError) {
      output.err(`${error.message}\n\n${help}`);
      return EXIT.usage;
    }
    if (error instanceof StartError || error instanceof TransferError || error instanceof WireError) {
      output.err(error.message);
      return EXIT.failed;
    }
    output.err((error as Error).stack ?? String(error));
    return EXIT.failed;
  }
};
