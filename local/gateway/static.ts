import { readFile, realpath, stat } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { send, type Exchange } from './http';

const gzipBytes = promisify(gzip);

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.gif': 'image/gif',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
};
const COMPRESSIBLE = new Set(['.html', '.js', '.mjs', '.css', '.json', '.map', '.svg', '.txt', '.ttf']);
const SMALL_BYTES = 1_024;
/** Names like `app.3f9c2a1b.js` never change their content. */
const HASHED = /[.-][0-9a-f]{8,}\.[a-z0-9]+$/i;

type Served = { etag: string; plain: Buffer; zipped: Buffer | null };

/** The runtime's one address, for a page that was asked for under its other name. */
const ownAddress = (host = '', path: string): string | null => {
  const port = /^localhost(:\d+)?$/i.exec(host);
  return port ? `http://127.0.0.1${port[1] ?? ''}${path}` : null;
};

const safePath = (root: string, pathname: string): string | null => {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (decoded.includes('\0') || decoded.includes('\\')) return null;
  const file = resolve(root, `.${decoded.endsWith('/') ? `${decoded}index.html` : decoded}`);
  return file.startsWith(root + sep) ? file : null;
};

/** Serves the files of one folder; `false` when there is no such file. Links out of the folder are not followed. */
export const createStatic = (folder: string): ((exchange: Exchange) => Promise<boolean>) => {
  const root = resolve(folder);
  const cache = new Map<string, Served>();

  const load = async (file: string): Promise<Served | null> => {
    const info = await stat(file).catch(() => null);
    if (!info?.isFile()) return null;
    const real = await realpath(file);
    if (!real.startsWith((await realpath(root)) + sep)) return null;
    const etag = `"${info.size.toString(36)}-${Math.round(info.mtimeMs).toString(36)}"`;
    const cached = cache.get(file);
    if (cached?.etag === etag) return cached;
    const plain = await readFile(file);
    const zip = COMPRESSIBLE.has(extname(file)) && plain.length > SMALL_BYTES;
    const served = { etag, plain, zipped: zip ? await gzipBytes(plain) : null };
    cache.set(file, served);
    return served;
  };

  return async ({ req, res, url }) => {
    const file = safePath(root, url.pathname);
    const served = file === null ? null : await load(file);
    if (file === null || served === null) return false;
    // one origin: uploads, links and the choice of a person all belong to the address that the runtime names
    const own =
      extname(file) === '.html' ? ownAddress(req.headers.host, `${url.pathname}${url.search}`) : null;
    if (own !== null) {
      res.writeHead(307, { location: own, 'cache-control': 'no-store' }).end();
      return true;
    }
    const headers: Record<string, string> = {
      'content-type': TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream',
      'cache-control': HASHED.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache',
      etag: served.etag,
      ...(served.zipped ? { vary: 'accept-encoding' } : {}),
    };
    if (req.headers['if-none-match'] === served.etag) {
      res.writeHead(304, headers).end();
      return true;
    }
    const zipped = served.zipped !== null && /\bgzip\b/.test(String(req.headers['accept-encoding'] ?? ''));
    const body = zipped ? served.zipped! : served.plain;
    send(
      res,
      200,
      zipped ? { ...headers, 'content-encoding': 'gzip' } : headers,
      req.method === 'HEAD' ? Buffer.alloc(0) : body,
    );
    return true;
  };
};

/** Where the app's entry lies in a built H5 folder. */
export const indexOf = (folder: string): string => join(folder, 'index.html');
