import { hasCheckDigit } from '@core/domain/check-digit';
import type { Organisation, ProductLine } from './shape';

const idsOf = (rows: readonly { id: string }[]): ReadonlySet<string> => new Set(rows.map(row => row.id));

const twice = (where: string, names: readonly string[]): string[] =>
  [...new Set(names.filter((name, index) => names.indexOf(name) !== index))].map(name => `${where}: ${name} stands there twice`);

const missing = (where: string, wanted: readonly string[], known: ReadonlySet<string>): string[] =>
  wanted.filter(id => !known.has(id)).map(id => `${where}: there is no ${id}`);

/** A category that is above itself. */
const loops = (categories: Organisation['categories']): string[] => {
  const parents = new Map(categories.map(({ id, parentId }) => [id, parentId]));
  const endless = (start: string): boolean => {
    const seen = new Set<string>();
    for (let at: string | undefined = start; at !== undefined; at = parents.get(at)) {
      if (seen.has(at)) return true;
      seen.add(at);
    }
    return false;
  };
  return categories.filter(({ id }) => endless(id)).map(({ id }) => `categories ${id}: is above itself`);
};

const personProblems = ({ people, stores, brands }: Organisation): string[] =>
  people.flatMap(({ key, role, storeId, brandId }) => [
    ...missing(`people ${key}`, [storeId], idsOf(stores)),
    ...missing(`people ${key}`, brandId === undefined ? [] : [brandId], idsOf(brands)),
    ...((role === 'brand-operator') === (brandId !== undefined) ? [] : [`people ${key}: a brand operator, and nobody else, has a brandId`]),
  ]);

/**
 * What the shape alone cannot say: every id is there once, and whatever is pointed at exists.
 * @param templateIds the templates the store holds; a welcome pack can name no others
 */
export const organisationProblems = (given: Organisation, templateIds: ReadonlySet<string>): string[] => {
  const { group, categories, brands, stores, counters, people } = given;
  const [categoryIds, brandIds, storeIds] = [categories, brands, stores].map(idsOf) as [
    ReadonlySet<string>,
    ReadonlySet<string>,
    ReadonlySet<string>,
  ];
  return [
    ...twice(
      'categories',
      categories.map(({ id }) => id),
    ),
    ...twice(
      'brands',
      brands.map(({ id }) => id),
    ),
    ...twice(
      'stores',
      stores.map(({ id }) => id),
    ),
    ...twice(
      'counters',
      counters.map(({ id }) => id),
    ),
    ...twice(
      'people',
      people.map(({ key }) => key),
    ),
    ...categories.flatMap(({ id, parentId }) => missing(`categories ${id}`, parentId === undefined ? [] : [parentId], categoryIds)),
    ...loops(categories),
    ...counters.flatMap(counter => [
      ...missing(`counters ${counter.id}`, [counter.storeId], storeIds),
      ...missing(`counters ${counter.id}`, counter.brandIds, brandIds),
      ...missing(`counters ${counter.id}`, counter.categoryIds, categoryIds),
    ]),
    ...missing('group welcomePack', group.welcomePack, templateIds),
    ...brands.flatMap(brand => missing(`brands ${brand.id} welcomePack`, brand.welcomePack, templateIds)),
    ...personProblems(given),
  ];
};

/** The same for the articles; `line` counts as an editor shows it. */
export const productProblems = (lines: readonly ProductLine[], { brands, categories, counters }: Organisation): string[] => {
  const [brandIds, categoryIds] = [idsOf(brands), idsOf(categories)];
  const ofCounter = new Map(counters.map(counter => [counter.id, counter]));
  const first = new Map<string, number>();
  return lines.flatMap((product, index) => {
    const where = `products line ${index + 2}`;
    const before = first.get(product.barcode);
    first.set(product.barcode, before ?? index + 2);
    const named = product.counterIds.split(' ').filter(Boolean);
    return [
      ...(before === undefined ? [] : [`${where}: the barcode stands in line ${before} already`]),
      ...(hasCheckDigit(product.barcode) ? [] : [`${where}: the barcode's check digit is wrong`]),
      ...missing(where, [product.brandId], brandIds),
      ...missing(where, [product.categoryId], categoryIds),
      ...named
        .filter(id => !ofCounter.get(id)?.brandIds.includes(product.brandId))
        .map(id => `${where}: ${id} is no counter of ${product.brandId}`),
    ];
  });
};
