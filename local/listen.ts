import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StartError } from './data-folder';

const WILDCARDS = ['0.0.0.0', '::'];

/** The address under which this machine itself reaches the runtime. */
export const originOf = (host: string, port: number): string => {
  const name = WILDCARDS.includes(host) ? '127.0.0.1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
};

/** Listens, and answers the port. Throws StartError when port or address cannot be used. */
export const listen = (server: Server, port: number, host: string): Promise<number> =>
  new Promise((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      fail(
        error.code === 'EADDRINUSE'
          ? new StartError(
              'PORT_TAKEN',
              `port ${port} is taken by another program; choose another with --port`,
            )
          : error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND'
            ? new StartError('ADDRESS_UNUSABLE', `this machine has no address ${host}`)
            : error,
      ),
    );
    server.listen(port, host, () => done((server.address() as AddressInfo).port));
  });
