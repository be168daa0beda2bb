import { parseArgs } from 'node:util';

export type Arguments = { names: string[]; json: boolean; rows: number };

export const HELP = `npm run bench [-- <name>…] [--json] [--rows <coupons in the store, 10000>]
through the functions: identify claim redeem import; the rules alone: quote quote-best quote-best-100x12; coupon: all of these but identify;
what a function reaches that only asks a constant answer 3, 5, 9 times: asking`;

/** @throws Error for an unknown name or option */
export const readArguments = (argv: string[], known: readonly string[]): Arguments => {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, rows: { type: 'string', default: '10000' } },
  });
  const unknown = positionals.find(name => !known.includes(name));
  if (unknown !== undefined) throw new Error(`no benchmark "${unknown}"; there are ${known.join(', ')}`);
  const rows = Number(values.rows);
  if (!Number.isSafeInteger(rows) || rows < 0) throw new Error(`--rows must be a number, not "${values.rows}"`);
  return { names: positionals.length > 0 ? positionals : [...known], json: values.json, rows };
};
