import { z } from 'zod';
import { HEADERS } from '../domain/till/signing';
import type { ActionSpec } from './define';
import { errorMessages, type ErrorCode } from './errors/codes';
import { statusOf } from './errors/status';
import { posContract } from './pos';
import { posExamples } from './pos-examples';
import { verbs, type Verb } from './pos-verbs';
import { instant, requestId } from './shared';

type Json = Record<string, unknown>;

/** What any call can be refused with. */
const always: readonly ErrorCode[] = ['REQUEST_INVALID', 'CONTENT_TYPE_WRONG', 'TRY_AGAIN', 'INTERNAL'];
const signing: readonly ErrorCode[] = [
  'TILL_UNSIGNED',
  'TILL_CLOCK_OFF',
  'TILL_KEY_UNKNOWN',
  'TILL_SIGNATURE_WRONG',
  'TILL_KEY_REVOKED',
  'TILL_NONCE_USED',
];
const changing: readonly ErrorCode[] = ['REQUEST_ID_REQUIRED', 'REQUEST_ID_REUSED'];

const specOf = ({ action }: Verb): ActionSpec => posContract[action];

/** Every code a verb can be answered with, each once. */
export const refusalsOf = (verb: Verb): ErrorCode[] => {
  const { caller, changes } = specOf(verb);
  const codes = [...(caller.kind === 'till' ? signing : []), ...always, ...(changes ? changing : []), ...verb.refusals];
  return [...new Set(codes)];
};

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io }) as Json;
  return json;
};

/** The body of a call: a change carries its request number beside the data. */
const bodySchema = (verb: Verb): Json => {
  const { input, changes } = specOf(verb);
  if (!changes) return schemaOf(input, 'input');
  const withNumber = (option: z.ZodType) => (option as z.ZodObject).extend({ requestId });
  return schemaOf(input instanceof z.ZodUnion ? z.union((input.options as z.ZodType[]).map(withNumber)) : withNumber(input), 'input');
};

const answerSchema = (verb: Verb): Json => ({
  type: 'object',
  required: ['ok', 'data', 'requestId', 'serverAt'],
  properties: {
    ok: { const: true },
    data: schemaOf(specOf(verb).output, 'output'),
    requestId: { type: 'string' },
    serverAt: schemaOf(instant, 'output'),
  },
});

const refusalSchema = (codes: readonly ErrorCode[]): Json => ({
  allOf: [{ $ref: '#/components/schemas/Refusal' }, { properties: { code: { enum: codes } } }],
});

const content = (schema: Json, examples: Json): Json => ({
  'application/json': { schema, ...(Object.keys(examples).length > 0 ? { examples } : {}) },
});

const numbered = (values: readonly unknown[]): Json => Object.fromEntries(values.map((value, index) => [`example${index + 1}`, { value }]));

const refusalResponses = (verb: Verb): Json => {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of refusalsOf(verb)) byStatus.set(statusOf(code), [...(byStatus.get(statusOf(code)) ?? []), code]);
  return Object.fromEntries(
    [...byStatus]
      .sort(([left], [right]) => left - right)
      .map(([status, codes]) => [
        String(status),
        { description: codes.map(code => `\`${code}\` ${errorMessages[code]}`).join('\n\n'), content: content(refusalSchema(codes), {}) },
      ]),
  );
};

const parametersOf = (verb: Verb): Json =>
  specOf(verb).caller.kind === 'till'
    ? { parameters: Object.keys(HEADERS).map(header => ({ $ref: `#/components/parameters/${header}` })), security: [{ signature: [] }] }
    : { security: [] };

const operationOf = (verb: Verb): Json => {
  const examples = posExamples[verb.action];
  const envelope = (data: unknown) => ({ ok: true, data, requestId: 'T3-20261121-0001-i', serverAt: 1_795_276_800_123 });
  return {
    operationId: `${verb.method}${verb.path.replace(/^\/pos\/v1\//, '-')}`,
    summary: verb.summary,
    ...parametersOf(verb),
    ...(verb.method === 'post'
      ? {
          requestBody: {
            required: specOf(verb).caller.kind === 'till',
            content: content(bodySchema(verb), numbered(examples.map(({ request }) => request))),
          },
        }
      : {}),
    responses: {
      200: { description: 'Done.', content: content(answerSchema(verb), numbered(examples.map(({ answer }) => envelope(answer)))) },
      ...refusalResponses(verb),
    },
  };
};

const headerWords: Record<keyof typeof HEADERS, { schema: Json; description: string }> = {
  keyId: {
    schema: { type: 'string', pattern: '^[0-9A-Za-z_-]{4,64}$' },
    description: 'The id of the key; which till calls follows from it.',
  },
  timestamp: { schema: { type: 'string', pattern: '^[0-9]{13}$' }, description: 'Epoch milliseconds, at most five minutes off.' },
  nonce: {
    schema: { type: 'string', pattern: '^[0-9A-Za-z_-]{16,64}$' },
    description: 'New for every request that is sent, a repeated one too.',
  },
  signature: {
    schema: { type: 'string', pattern: '^[0-9a-f]{64}$' },
    description: 'HMAC-SHA-256 of the canonical text, in hexadecimal digits.',
  },
};

const refusal: Json = {
  type: 'object',
  required: ['ok', 'code', 'message', 'retryable'],
  properties: {
    ok: { const: false },
    code: { type: 'string' },
    message: { type: 'string', description: 'In Chinese, for whoever stands at the till.' },
    data: { description: 'The facts that the message speaks of.' },
    requestId: { type: 'string' },
    serverAt: { type: 'integer' },
    retryable: { type: 'boolean', description: 'The same request may be sent again, with a new nonce.' },
  },
};

const components = (): Json => ({
  securitySchemes: { signature: { type: 'apiKey', in: 'header', name: HEADERS.signature, description: 'See docs/till.md.' } },
  parameters: Object.fromEntries(
    (Object.keys(HEADERS) as (keyof typeof HEADERS)[]).map(header => [
      header,
      { name: HEADERS[header], in: 'header', required: true, ...headerWords[header] },
    ]),
  ),
  schemas: { Refusal: refusal },
});

const paths = (): Json => {
  const found: Record<string, Json> = {};
  for (const verb of verbs) found[verb.path] = { ...found[verb.path], [verb.method]: operationOf(verb) };
  return found;
};

let made: Json | undefined;

/** The OpenAPI 3.1 document of the tills' interface, from the contracts that its calls are parsed with; made once. */
export const posDocument = (): Json =>
  (made ??= {
    openapi: '3.1.0',
    info: {
      title: 'Yima tills',
      version: '1.0.0',
      description: 'Identify a member, quote a bill, redeem coupons, undo, look up. Amounts are fen, instants epoch milliseconds.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    paths: paths(),
    components: components(),
  });
