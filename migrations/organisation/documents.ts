import { createHash } from 'node:crypto';
import type { Brand } from '@server/modules/org/documents';
import type { Product } from '@server/modules/product/documents';
import { inCollections, type OrganisationDocs, type Wanted } from './collections';
import type { Organisation, ProductLine } from './shape';

const termsOf = ({ group }: Organisation): OrganisationDocs['terms'] => ({
  ...group.agreement,
  legalEntity: group.legalEntity,
  groupName: group.name,
  packTemplateIds: group.welcomePack,
});

const brandOf = ({ id, welcomePack, ...brand }: Organisation['brands'][number]): Brand => ({
  _id: id,
  ...brand,
  packTemplateIds: welcomePack,
});

const withId = <T extends { id: string }>({ id, ...rest }: T) => ({ _id: id, ...rest });

/** Yuan as written, in fen, without a fraction on the way. */
const fenOf = (yuan: string): number => {
  const [whole, part = ''] = yuan.split('.');
  return Number(whole) * 100 + Number(part.padEnd(2, '0'));
};

/** An article keeps its id as long as its barcode stays. */
const productId = (barcode: string): string => `pd_${createHash('sha256').update(barcode).digest('hex').slice(0, 24)}`;

const productOf = (
  { barcode, name, brandId, categoryId, priceYuan, counterIds, state }: ProductLine,
  counters: Organisation['counters'],
): Product => {
  const named = counterIds.split(' ').filter(Boolean);
  const ofBrand = counters.filter(counter => counter.brandIds.includes(brandId)).map(({ id }) => id);
  return {
    _id: productId(barcode),
    barcode,
    name,
    brandId,
    categoryId,
    priceFen: fenOf(priceYuan),
    counterIds: named.length > 0 ? named : ofBrand,
    state,
    schema: 1,
  };
};

/** What the store should hold when the file is carried out, by collection. */
export const documentsOf = (given: Organisation, products: readonly ProductLine[]): Wanted[] =>
  inCollections({
    categories: given.categories.map(withId),
    brands: given.brands.map(brandOf),
    stores: given.stores.map(withId),
    counters: given.counters.map(withId),
    products: products.map(line => productOf(line, given.counters)),
    terms: termsOf(given),
  });
