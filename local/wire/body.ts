import busboy from 'busboy';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { invalidParam } from './errors';

/** Requests and answers of the platform hold at most 6 MB; the envelope gets a little on top. */
export const MAX_BODY_BYTES = 6.5 * 1024 * 1024;
const MAX_FORM_FIELDS = 200;

/** The client went away before its request was complete: there is nobody to answer. */
export class CutConnection extends Error {}

const tooLarge = () => invalidParam(`[InvalidParameter] Request body exceeds ${MAX_BODY_BYTES} bytes.`);

/** Reads a body up to the limit. What comes after the limit is read and dropped, so that the answer can be sent. */
export const readBytes = (req: IncomingMessage, limit = MAX_BODY_BYTES): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    req.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else chunks.length = 0;
    });
    req.on('end', () => (size > limit ? reject(tooLarge()) : resolve(Buffer.concat(chunks, size))));
    req.on('error', () => reject(new CutConnection()));
    req.on('aborted', () => reject(new CutConnection()));
  });

/** The parts of a multipart form: texts, and bytes where a part is a file. Throws `INVALID_PARAM`. */
export const readForm = (headers: IncomingHttpHeaders, body: Buffer): Promise<Record<string, unknown>> =>
  new Promise((resolve, reject) => {
    const params: Record<string, unknown> = Object.create(null);
    let parser: busboy.Busboy;
    try {
      parser = busboy({
        headers,
        limits: { fields: MAX_FORM_FIELDS, fieldSize: MAX_BODY_BYTES },
      });
    } catch (error) {
      return reject(invalidParam(`[InvalidParameter] ${(error as Error).message}`));
    }
    parser.on('field', (name, value) => (params[name] = value));
    parser.on('file', (name, stream) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => (params[name] = Buffer.concat(chunks)));
    });
    parser.on('error', error => reject(invalidParam(`[InvalidParameter] ${(error as Error).message}`)));
    parser.on('close', () => resolve(params));
    parser.end(body);
  });

/** The request's parameters, from JSON or from a multipart form (the SDK sends forms for wx.openApi). */
export const readParams = async (req: IncomingMessage): Promise<Record<string, unknown>> => {
  const body = await readBytes(req);
  if (req.headers['content-type']?.startsWith('multipart/form-data')) return readForm(req.headers, body);
  let parsed: unknown;
  try {
    parsed = JSON.parse(body.toString('utf8'));
  } catch {
    throw invalidParam('[InvalidParameter] Request body is not JSON.');
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw invalidParam('[InvalidParameter] Request body must be a JSON object.');
  }
  return parsed as Record<string, unknown>;
};
