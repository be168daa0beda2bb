import { isEnvelope } from './types';

describe('what counts as an answer of a function', () => {
  it.each<[unknown, boolean, string]>([
    [{ ok: true, data: {} }, true, 'an answer'],
    [{ ok: false, code: 'INTERNAL' }, true, 'a refusal'],
    [{ code: 'FUNCTIONS_EXECUTE_FAIL' }, false, 'an error of the platform'],
    ['<html>', false, 'a page of a proxy'],
    [undefined, false, 'nothing'],
    [null, false, 'null'],
  ])('%j: %s, %s', (value, expected) => {
    expect(isEnvelope(value)).toBe(expected);
  });
});
