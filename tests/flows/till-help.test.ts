import { z } from 'zod';
import { posContract } from '@core/contracts/pos';
import { USAGE } from '../../clients/pos/arguments';
import { VERBS, type Verb } from '../../clients/pos/client';
import { INPUTS } from '../../clients/pos/inputs';

type Json = { properties?: object; required?: string[]; anyOf?: Json[]; oneOf?: Json[] };

/** The fields of each way of asking, those that may be left out with a question mark. */
const waysOf = (verb: Verb): string[][] => {
  const action = verb === 'time' ? 'time.get' : (`till.${verb}` as const);
  const schema = z.toJSONSchema(posContract[action].input, { io: 'input', unrepresentable: 'any' }) as Json;
  const ways = schema.anyOf ?? schema.oneOf ?? [schema];
  return ways.map(({ properties = {}, required = [] }) =>
    Object.keys(properties)
      .map(name => (required.includes(name) ? name : `${name}?`))
      .sort(),
  );
};
const told = (text: string): string[] => text.split(', ').filter(Boolean).sort();

test.each(VERBS.filter(verb => verb !== 'quote'))('the help names each field of %s', verb => {
  expect(INPUTS[verb].split(' | ').map(told)).toEqual(waysOf(verb));
  expect(USAGE).toContain(`  ${verb.padEnd(15)}${INPUTS[verb]}`.trimEnd());
});

test('the help names each field of quote; a dry run has too many for a line', () => {
  const [asked, dry] = INPUTS.quote.split(' | ');
  expect(told(asked!)).toEqual(waysOf('quote')[0]);
  expect(dry).toContain('docs/till.md');
});
