import { errorMessages } from '@core/contracts/errors/codes';
import { tillErrors } from '@core/contracts/errors/till';
import { posContract } from '@core/contracts/pos';
import { posExamples } from '@core/contracts/pos-examples';
import { refusalsOf } from '@core/contracts/pos-document';
import { verbs } from '@core/contracts/pos-verbs';
import { posRoutes } from '@server/handlers/pos';
import { startMall, type Mall } from './harness';
import { bodiesOf, problemsOf, validatorOf } from './support/openapi';
import { giveTill, signedPost } from './support/till';

let mall: Mall;
let document: any;
beforeAll(async () => {
  mall = await startMall();
  document = await (await fetch(`${mall.runtime.url}/pos/v1/openapi.json`)).json();
}, 60_000);
afterAll(() => mall?.close());

test('is served to everybody and is a right OpenAPI 3.1 document', () => {
  expect(document.openapi).toBe('3.1.0');
  expect(problemsOf(document)).toEqual([]);
});

describe('the calculation alone is told to outsiders', () => {
  /** Where a field without words stands; those of a name and its kind need none. */
  const CLEAR =
    /^(kind|code|title|couponId|lineId|brandId|shareBp|gift|member|lines|savedFen|amountFen|freightFen|freight|benefit|atLeast|anyOf|savesFen|payFen)$/;
  const untold = (schema: any, path: string): string[] => {
    if (Array.isArray(schema)) return schema.flatMap((one, index) => untold(one, `${path}/${index}`));
    if (typeof schema !== 'object' || schema === null) return [];
    const fields = Object.entries<any>(schema.properties ?? {}).flatMap(([name, field]) => [
      ...(field.description || CLEAR.test(name) ? [] : [`${path}.${name}`]),
      ...untold(field, `${path}.${name}`),
    ]);
    return [...fields, ...['items', 'oneOf', 'anyOf', 'allOf'].flatMap(key => untold(schema[key], `${path}/${key}`))];
  };
  const quote = () => document.paths['/pos/v1/quote'].post;
  const ofDryRun = (schema: any) => (schema.oneOf ?? schema.anyOf).at(-1);

  test('each field of the request', () => {
    const request = ofDryRun(quote().requestBody.content['application/json'].schema);
    expect(request.properties.dryRun.const).toBe(true);
    expect(untold(request, '')).toEqual([]);
    expect(JSON.stringify(request)).toContain('八折 is 2,000');
    expect(request.properties.coupons.items.properties.template.properties.thresholdOn).toMatchObject({ default: 'left' });
  });

  test('each field of the answer', () => {
    const answer = ofDryRun(quote().responses['200'].content['application/json'].schema.properties.data);
    expect(answer.properties.chosenRefusal).toBeDefined();
    expect(untold(answer, '')).toEqual([]);
  });
});

test.each<{ why: string; spoil: (copy: any) => void; problem: RegExp }>([
  { why: 'a field that OpenAPI does not know', spoil: copy => (copy.paths['/pos/v1/quote'].post.wrong = 1), problem: /additional/ },
  { why: 'a type that JSON Schema does not know', spoil: copy => (bodiesOf(copy)[0]!.schema.type = 'money'), problem: /type/ },
  { why: 'a reference to nothing', spoil: copy => (copy.paths['/pos/v1/quote'].post.parameters[0].$ref = '#/components/parameters/none'), problem: /nowhere/ },
  { why: 'a security that is not declared', spoil: copy => (copy.paths['/pos/v1/quote'].post.security = [{ other: [] }]), problem: /declared/ },
  { why: 'an operation named like another', spoil: copy => (copy.paths['/pos/v1/quote'].post.operationId = 'post-redeem'), problem: /twice/ },
  { why: 'a response without words', spoil: copy => delete copy.paths['/pos/v1/quote'].post.responses['200'].description, problem: /description/ },
])('the check finds $why', ({ spoil, problem }) => {
  const copy = structuredClone(document);
  spoil(copy);
  expect(problemsOf(copy).join('\n')).toMatch(problem);
});

test('every route of the function is in it, and nothing else', () => {
  const told = Object.entries<any>(document.paths).flatMap(([path, methods]) => Object.keys(methods).map(method => `${method.toUpperCase()} ${path}`));
  expect(told.sort()).toEqual(Object.keys(posRoutes).sort());
  expect(verbs.map(({ method, path, action }) => [`${method.toUpperCase()} ${path}`, action]).sort()).toEqual(Object.entries(posRoutes).sort());
});

test('every action has an example, and every example is what it says by the document and by the contract', async () => {
  expect(Object.keys(posExamples).sort()).toEqual(Object.keys(posContract).sort());
  let examples = 0;
  for (const body of bodiesOf(document).filter(one => one.examples.length > 0)) {
    const problems = validatorOf(document, body);
    for (const { name, value } of body.examples) {
      expect({ where: body.where, name, problems: problems(value) }).toEqual({ where: body.where, name, problems: [] });
      examples += 1;
    }
    // seconds of work on a busy machine: connections that end meanwhile must be seen to end, or the next call writes to one
    await new Promise(setImmediate);
  }
  const all = Object.values(posExamples).flat().length;
  // a request and an answer each; the time has two addresses, one of them without a body
  expect(examples).toBe(2 * all + 1);
  for (const [action, list] of Object.entries(posExamples)) {
    const { input, output, changes } = posContract[action as keyof typeof posContract];
    for (const { request, answer } of list) {
      const { requestId, ...data } = request;
      expect({ action, requestId: typeof requestId }).toEqual({ action, requestId: changes ? 'string' : 'undefined' });
      expect({ action, ok: input.safeParse(data).success && output.safeParse(answer).success }).toEqual({ action, ok: true });
    }
  }
});

test('every refusal is in it with its sentence, under its status', () => {
  const inDocument = new Set<string>();
  for (const { path, method } of verbs) {
    for (const [status, response] of Object.entries<any>(document.paths[path][method].responses)) {
      if (status === '200') continue;
      for (const code of response.content['application/json'].schema.allOf[1].properties.code.enum) {
        inDocument.add(code);
        expect(response.description).toContain(errorMessages[code as keyof typeof errorMessages]);
      }
    }
  }
  expect([...new Set(verbs.flatMap(refusalsOf))].sort()).toEqual([...inDocument].sort());
  expect(Object.keys(tillErrors).filter(code => !inDocument.has(code))).toEqual([]);
});

describe('what the function really answers is what the document says', () => {
  const bodyAt = (path: string, part: string) => bodiesOf(document).find(({ where }) => where === `post ${path} ${part}`)!;

  test('an answer', async () => {
    const { status, body } = await signedPost(mall, await giveTill(mall), 'quote', posExamples['till.quote'][1]!.request);
    expect(status).toBe(200);
    expect(validatorOf(document, bodyAt('/pos/v1/quote', '200'))(body)).toEqual([]);
    // the example is not only of the right shape: it is what is answered
    expect(body.data).toEqual(posExamples['till.quote'][1]!.answer);
  });

  test.each([
    { verb: 'quote', data: { ticketId: 'visit_0_0', counterId: 'ct_nlake', lines: [] }, status: 422 },
    { verb: 'quote', data: {}, status: 400 },
    { verb: 'redeem', data: {}, status: 400 },
    { verb: 'identify', data: { requestId: 'a-request-1', code: '134567890123456789' }, status: 422 },
  ])('a refusal of $verb with $status', async ({ verb, data, status }) => {
    const reply = await signedPost(mall, await giveTill(mall), verb, data);
    expect(reply.status).toBe(status);
    expect(validatorOf(document, bodyAt(`/pos/v1/${verb}`, String(status)))(reply.body)).toEqual([]);
  });
});
