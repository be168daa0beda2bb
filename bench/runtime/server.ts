import { startRuntime } from '../../local/start';

/** The runtime as a bare database, durable, in a process of its own. Answers `memory` with its resident megabytes. */
const [data] = process.argv.slice(2) as [string];

void startRuntime({ data }).then(
  ({ wireUrl, adminUrl, close }) => {
    process.on('message', () => process.send!({ residentMb: Math.round(process.memoryUsage.rss() / 1024 / 1024) }));
    process.on('disconnect', () => void close().then(() => process.exit(0)));
    process.send!({ wireUrl, adminUrl, startMs: Math.round(performance.now()) });
  },
  (error: Error) => {
    console.error(error.stack ?? error.message);
    process.exit(1);
  },
);
