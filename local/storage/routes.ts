import { pipeline } from 'node:stream/promises';
import { GatewayError, send, type Exchange } from '../gateway/http';
import type { Route } from '../gateway/router';
import { contentTypeOf } from './content-type';
import type { FileStore } from './files';
import { STORAGE_PATH, type Links } from './links';
import { pathProblem } from './path';
import { TooLarge } from './shelf';

type Deps = { files: FileStore; links: Links };

const escapeXml = (text: string): string => text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`);

/** Refusals have the object storage's own XML: the SDK reads nothing else after an upload. */
const sendXml = ({ req, res, requestId }: Exchange, status: number, code: string, message: string): void => {
  req.resume();
  const fields = { Code: code, Message: message, RequestId: requestId, TraceId: requestId };
  const inside = Object.entries(fields).map(([name, text]) => `<${name}>${escapeXml(text)}</${name}>`);
  const body = `<?xml version='1.0' encoding='utf-8' ?>\n<Error>${inside.join('')}</Error>`;
  send(res, status, { 'content-type': 'application/xml', 'cache-control': 'no-store' }, body);
};

const pathOf = (rest: string): string | null => {
  try {
    const path = decodeURIComponent(rest);
    return pathProblem(path) === null ? path : null;
  } catch {
    return null;
  }
};

const headerOf = ({ req }: Exchange, name: string): string | null => {
  const value = req.headers[name];
  return typeof value === 'string' ? value : null;
};

const upload = async ({ files, links }: Deps, exchange: Exchange, path: string): Promise<void> => {
  const { req, res } = exchange;
  const signature = headerOf(exchange, 'authorization');
  if (!links.verify('put', path, headerOf(exchange, 'x-cos-security-token'), signature))
    return sendXml(exchange, 403, 'SignatureDoesNotMatch', 'the upload was not allowed, or too long ago');
  try {
    const file = await files.put(path, contentTypeOf(path, req.headers['content-type']), req);
    send(res, 200, { etag: `"${file.etag}"` }, '');
  } catch (error) {
    if (error instanceof TooLarge) return sendXml(exchange, 400, 'EntityTooLarge', error.message);
    // a client that went away; what it sent is gone
    if (req.destroyed && !req.complete) return;
    throw error;
  }
};

const download = async ({ files, links }: Deps, exchange: Exchange, path: string): Promise<void> => {
  const { req, res, url } = exchange;
  if (!links.verify('get', path, url.searchParams.get('t'), url.searchParams.get('sign')))
    return sendXml(exchange, 403, 'AccessDenied', 'the link is not valid, or no longer');
  const file = files.find(path);
  if (file === null) return sendXml(exchange, 404, 'NoSuchKey', 'the file does not exist');
  const headers = {
    'content-type': file.contentType,
    'content-length': String(file.size),
    etag: `"${file.etag}"`,
    'last-modified': new Date(file.updatedAt).toUTCString(),
    'cache-control': 'private, max-age=0',
    'x-content-type-options': 'nosniff',
    // files come from users, this address also serves the app and its logins: nothing in them may run
    'content-security-policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:",
  };
  if (req.headers['if-none-match'] === headers.etag) return void res.writeHead(304, headers).end();
  if (req.method === 'HEAD') return void res.writeHead(200, headers).end();
  const body = await files.read(file);
  res.writeHead(200, headers);
  // a reader that goes away half-way is nobody's mistake
  await pipeline(body, res).catch((error: Error) => {
    if (!res.destroyed) throw error;
  });
};

/** `PUT` with what `storage.getUploadMetadata` answered, `GET` with a temporary link. */
export const storageRoutes = (deps: Deps): Route[] => [
  {
    method: 'ANY',
    path: `${STORAGE_PATH}*`,
    handler: (exchange, rest) => {
      const path = pathOf(rest);
      if (path === null) return sendXml(exchange, 400, 'InvalidURI', 'the path is not allowed');
      if (exchange.req.method === 'PUT') return upload(deps, exchange, path);
      if (exchange.req.method === 'GET' || exchange.req.method === 'HEAD')
        return download(deps, exchange, path);
      throw new GatewayError(405, 'METHOD_NOT_ALLOWED', `${exchange.req.method} is not possible here`);
    },
  },
];
