import { startRuntime, type RuntimeOptions } from '../../local/start';

/** The local runtime in a process of its own, as `npm start` runs it, but without timers: only what is asked for is counted. */
const options = JSON.parse(process.argv[2]!) as RuntimeOptions;

void startRuntime({ ...options, warm: true, timers: false }).then(
  ({ url, wireUrl, adminUrl, close }) => {
    process.on('disconnect', () => void close().then(() => process.exit(0)));
    process.send!({ url, wireUrl, adminUrl });
  },
  (error: Error) => {
    console.error(error.stack ?? error.message);
    process.exit(1);
  },
);
