import { invalidParam, unsupported } from '../wire/errors';
import { rawAnswer, type WireHandler } from '../wire/handler';
import type { OpenApi, OpenApiAnswer } from './registry';

const snake = (name: string): string => name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);

const parseData = (requestData: unknown): Record<string, unknown> => {
  if (requestData === undefined || requestData === '') return {};
  let value: unknown = requestData;
  if (typeof requestData === 'string' || Buffer.isBuffer(requestData)) {
    try {
      value = JSON.parse(requestData.toString());
    } catch {
      throw invalidParam('[InvalidParameter] requestData is not JSON.');
    }
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw invalidParam('[InvalidParameter] requestData must be an object.');
  // WeChat's own names are snake_case; its server SDK takes camelCase and both are seen on this path
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [snake(key), field]));
};

const ask = (openApi: OpenApi, params: Record<string, unknown>): Promise<OpenApiAnswer> => {
  if (typeof params.apiName !== 'string') throw invalidParam('[InvalidParameter] apiName is missing.');
  return openApi.call(params.apiName, parseData(params.requestData));
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
