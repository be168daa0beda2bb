import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { misfitCode } from '@core/contracts/bill';
import { dryRunAnswer, dryRunInput } from '@core/contracts/dry-run';
import { errorMessages } from '@core/contracts/errors/codes';
import { tillErrors } from '@core/contracts/errors/till';
import { unconfirmedTender } from '@core/contracts/sale';
import { canonicalText, HEADERS } from '@core/domain/till/signing';
import { dryRun } from '@server/modules/bill/dry-run';
import { readDay } from '../../clients/pos/day-file';
import { VERBS } from '../../clients/pos/client';
import { sign } from '../../clients/pos/sign';

const guide = readFileSync(join(__dirname, '../../docs/till.md'), 'utf8');
const blocks = (kind: string): string[] => [...guide.matchAll(new RegExp(`\`\`\`${kind}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, text]) => text!.trimEnd());

test('the worked example is signed as a till signs', () => {
  const [body] = blocks('json');
  const [text, signature] = blocks('text');
  const [, keyId, secret] = /Key `([^`]+)`, secret `([^`]+)`/.exec(guide)!;
  const [, method, path, key, timestamp, nonce, hash] = text!.split('\n');
  expect(hash).toBe(createHash('sha256').update(body!).digest('hex'));
  expect(key).toBe(keyId);
  const outgoing = { method: method!, path: path!, body: body!, timestamp: Number(timestamp), nonce: nonce! };
  expect(sign({ keyId: keyId!, secret: secret! }, outgoing)[HEADERS.signature]).toBe(signature);
  expect(canonicalText({ keyId: keyId!, timestamp: Number(timestamp), nonce: nonce! }, method!, path!, hash!)).toBe(text);
});

test('the day that is shown is one', () => {
  expect(readDay(blocks('json').at(-1)!)).toMatchObject({ steps: [{}, {}, {}, {}, {}, {}], bad: [] });
});

test('the worked example of the calculation is what it says', () => {
  const [, request, answer] = blocks('json');
  expect(dryRun(dryRunInput.parse(JSON.parse(request!)))).toEqual({ ok: true, data: dryRunAnswer.parse(JSON.parse(answer!)) });
});

test('every verb, header and code of tills is told, and no code that is not there', () => {
  for (const verb of VERBS) expect(guide).toContain(`| \`${verb}\` |`);
  for (const header of Object.values(HEADERS)) expect(guide).toContain(`| \`${header}\` |`);
  for (const code of Object.keys(tillErrors)) expect(guide).toContain(`\`${code}\``);
  const misfits = new Set<string>(misfitCode.options);
  const unconfirmed = new Set<string>(unconfirmedTender.shape.why.options);
  const told = [...guide.matchAll(/`([A-Z]+(?:_[A-Z]+)+)`/g)].map(([, code]) => code!).filter(code => !code.startsWith('YIMA_'));
  expect(told.filter(code => !(code in errorMessages || misfits.has(code) || unconfirmed.has(code)))).toEqual([]);
  expect([...misfits].filter(code => code !== 'WRONG_STATE' && !guide.includes(`\`${code}\``))).toEqual([]);
});
