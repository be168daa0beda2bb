import { main } from './cli/main';

export { main };

if (require.main === module) {
  void main(process.argv.slice(2)).then(code => {
    // null: the runtime is up and ends with a signal
    if (code !== null) process.exitCode = code;
  });
}
