import { Ajv2020 } from 'ajv/dist/2020';

type Json = Record<string, any>;

/** The shape of an OpenAPI 3.1 document as far as this product makes use of it, by the specification's fixed fields; anything else is refused. */
const text = { type: 'string', minLength: 1 };
const object = (properties: Json, required: string[] = [], over: Json = {}): Json => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
  ...over,
});
const map = (of: Json): Json => ({ type: 'object', additionalProperties: of });
const reference = object({ $ref: { type: 'string', pattern: '^#/components/' } }, ['$ref']);
const schema = { type: ['object', 'boolean'] };
const example = object({ summary: text, value: {} }, ['value']);
const content = {
  ...map(object({ schema, examples: map(example) }, ['schema'])),
  propertyNames: { pattern: '^[a-z]+/[a-z+.-]+$' },
  minProperties: 1,
};
const parameter = object({ name: text, in: { enum: ['query', 'header', 'path', 'cookie'] }, required: { type: 'boolean' }, description: text, schema }, [
  'name',
  'in',
  'schema',
]);
const response = object({ description: text, content }, ['description']);
const operation = object(
  {
    operationId: text,
    summary: text,
    parameters: { type: 'array', items: { anyOf: [reference, parameter] } },
    security: { type: 'array', items: map({ type: 'array', items: text }) },
    requestBody: object({ required: { type: 'boolean' }, content }, ['content']),
    responses: { ...map(response), propertyNames: { pattern: '^([1-5][0-9]{2}|default)$' }, minProperties: 1 },
  },
  ['operationId', 'responses'],
);
const DOCUMENT = object(
  {
    openapi: { type: 'string', pattern: '^3\\.1\\.\\d+$' },
    info: object({ title: text, version: text, description: text, license: object({ name: text, identifier: text }, ['name']) }, ['title', 'version']),
    servers: { type: 'array', items: object({ url: text }, ['url']) },
    paths: {
      ...map(object(Object.fromEntries(['get', 'put', 'post', 'delete', 'patch'].map(method => [method, operation])))),
      propertyNames: { pattern: '^/' },
    },
    components: object({
      schemas: map(schema),
      parameters: map(parameter),
      securitySchemes: map(
        object({ type: { const: 'apiKey' }, in: { enum: ['header', 'query', 'cookie'] }, name: text, description: text }, ['type', 'in', 'name']),
      ),
    }),
  },
  ['openapi', 'info', 'paths'],
);

/** One media type of the document: its schema and its examples. */
export type Body = { where: string; schema: Json; examples: { name: string; value: unknown }[] };

/** Every body of the document. */
export const bodiesOf = (document: Json): Body[] =>
  Object.entries<Json>(document.paths).flatMap(([path, methods]) =>
    Object.entries<Json>(methods).flatMap(([method, { requestBody, responses }]) => {
      const parts: [string, Json][] = Object.entries<Json>(responses).map(([status, one]) => [status, one]);
      if (requestBody) parts.push(['request', requestBody]);
      return parts.flatMap(([name, one]) =>
        Object.values<Json>(one.content ?? {}).map(body => ({
          where: `${method} ${path} ${name}`,
          schema: body.schema,
          examples: Object.entries<Json>(body.examples ?? {}).map(([key, { value }]) => ({ name: key, value })),
        })),
      );
    }),
  );

const ajv = () => new Ajv2020({ strict: false, allErrors: true });

/** What a validator of one body says; references go into the document. */
export const validatorOf = (document: Json, { schema: body }: Body) => {
  const validate = ajv().compile({ ...body, components: document.components });
  return (value: unknown): string[] => (validate(value) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`));
};

/** What is wrong with the document itself: its shape, its names, its references, its schemas. */
export const problemsOf = (document: Json): string[] => {
  const validate = ajv().compile(DOCUMENT);
  const problems = validate(document) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  const ids = Object.values<Json>(document.paths ?? {}).flatMap(methods => Object.values<Json>(methods).map(({ operationId }) => operationId));
  if (new Set(ids).size < ids.length) problems.push('operationId is there twice');
  const meta = ajv();
  for (const body of bodiesOf(document)) {
    // a body's schema must be one by JSON Schema 2020-12 itself
    if (!meta.validateSchema(body.schema)) problems.push(`${body.where}: ${meta.errorsText(meta.errors)}`);
  }
  const named = new Set(Object.keys(document.components?.securitySchemes ?? {}));
  const used = Object.values<Json>(document.paths ?? {}).flatMap(methods =>
    Object.values<Json>(methods).flatMap(({ security = [] }) => security.flatMap(Object.keys)),
  );
  for (const name of used) if (!named.has(name)) problems.push(`security ${name} is not declared`);
  const references = JSON.stringify(document).match(/"\$ref":"#\/components\/[^"]+"/g) ?? [];
  for (const reference of references) {
    const [, , kind, name] = JSON.parse(`{${reference}}`).$ref.split('/');
    if (!document.components?.[kind]?.[name]) problems.push(`${reference} leads nowhere`);
  }
  return problems;
};
