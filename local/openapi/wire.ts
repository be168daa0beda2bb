import { readForm } from '../wire/body';
import { invalidParam, unsupported } from '../wire/errors';
import { rawAnswer, type WireHandler } from '../wire/handler';
import type { OpenApi, OpenApiAnswer } from './registry';

const snake = (name: string): string => name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);

const isBytes = (value: unknown): value is Buffer => Buffer.isBuffer(value);

const jsonIn = (source: string | Buffer): unknown => {
  try {
    return JSON.parse(source.toString()) as unknown;
  } catch {
    return undefined;
  }
};

/** Bytes that are not JSON are a form, as WeChat's own address takes it, or the file alone. */
const fromBytes = async (bytes: Buffer): Promise<unknown> => {
  const boundary = /^--([^\r\n]{1,70})\r\n/.exec(bytes.subarray(0, 80).toString('latin1'))?.[1];
  if (boundary === undefined) return { media: bytes };
  return readForm({ 'content-type': `multipart/form-data; boundary="${boundary}"` }, bytes);
};

const requestIn = async (requestData: unknown): Promise<unknown> => {
  if (requestData === undefined || requestData === '') return {};
  if (typeof requestData !== 'string' && !isBytes(requestData)) return requestData;
  const json = jsonIn(requestData);
  if (json !== undefined) return json;
  if (typeof requestData === 'string') throw invalidParam('[InvalidParameter] requestData is not JSON.');
  return fromBytes(requestData);
};

const parseData = async ({
  requestData,
  media,
}: Record<string, unknown>): Promise<Record<string, unknown>> => {
  const value = await requestIn(requestData);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw invalidParam('[InvalidParameter] requestData must be an object.');
  // WeChat's own names are snake_case; its server SDK takes camelCase and both are seen on this path
  const data = Object.fromEntries(Object.entries(value).map(([key, field]) => [snake(key), field]));
  return isBytes(media) ? { ...data, media } : data;
};

const ask = async (openApi: OpenApi, params: Record<string, unknown>): Promise<OpenApiAnswer> => {
  if (typeof params.apiName !== 'string') throw invalidParam('[InvalidParameter] apiName is missing.');
  return openApi.call(params.apiName, await parseData(params));
};

/**
 * `wx.api` (the SDK's callWxOpenApi) answers JSON text; `wx.openApi` (callCompatibleWxOpenApi) answers bytes,
 * and JSON under the content type by which the SDK tells the two apart.
 */
export const openApiHandlers = (openApi: OpenApi): Record<string, WireHandler> => ({
  'wx.api': async params => {
    const answer = await ask(openApi, params);
    if ('bytes' in answer)
      throw unsupported(`pictures over wx.api: use callCompatibleWxOpenApi for ${String(params.apiName)}`);
    return { data: { responseData: JSON.stringify(answer.json) } };
  },
  'wx.openApi': async params => {
    const answer = await ask(openApi, params);
    if ('bytes' in answer) return rawAnswer(answer.bytes, answer.contentType);
    return rawAnswer(Buffer.from(JSON.stringify(answer.json)), 'application/json; charset=utf-8');
  },
  'wx.wxPayApi': () => {
    throw unsupported('wx.wxPayApi');
  },
  'wx.wxCallContainerApi': () => {
    throw unsupported('wx.wxCallContainerApi');
  },
});
