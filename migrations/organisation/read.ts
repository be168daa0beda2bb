import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { z } from 'zod';
import { organisation, product, type Organisation, type ProductLine } from './shape';

/** Everything that is wrong with a file, a line each. */
export class OrganisationError extends Error {
  constructor(readonly problems: readonly string[]) {
    const shown = problems.slice(0, 50);
    const more = problems.length - shown.length;
    super(['nothing was written:', ...shown, ...(more > 0 ? [`… and ${more} more`] : [])].join('\n'));
    this.name = 'OrganisationError';
  }
}

const said = (where: string, error: z.ZodError): string[] =>
  error.issues.map(({ path, message }) => `${[where, ...path].filter(part => part !== '').join(' ')}: ${message}`);

const readProducts = (file: string): ProductLine[] => {
  const rows = parse(readFileSync(file), { bom: true, columns: true, skip_empty_lines: true, trim: true }) as unknown[];
  const read = rows.map(row => product.safeParse(row));
  const problems = read.flatMap((one, index) => (one.success ? [] : said(`products line ${index + 2}`, one.error)));
  if (problems.length > 0) throw new OrganisationError(problems);
  return read.map(one => one.data!);
};

/** Reads `organisation.json` and the articles it names. @throws OrganisationError with every fault of their shape */
export const readOrganisation = (file: string): { given: Organisation; products: ProductLine[] } => {
  const read = organisation.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!read.success) throw new OrganisationError(said('', read.error));
  const { products } = read.data;
  return { given: read.data, products: products === undefined ? [] : readProducts(resolve(dirname(file), products)) };
};
