import { readStored, writeStored } from '@/lib/storage';

/** What can be sold at a counter; remembered so that a visit opens without asking again. */
export type Goods = {
  brands: { brandId: string; name: string }[];
  categories: { categoryId: string; name: string }[];
};
type Counter = { counterId: string } & Goods;

const KEY = 'counter-goods';

export const rememberGoods = (counter: Counter): void =>
  writeStored('person', KEY, {
    counterId: counter.counterId,
    brands: counter.brands.map(({ brandId, name }) => ({ brandId, name })),
    categories: counter.categories.map(({ categoryId, name }) => ({ categoryId, name })),
  });

/** The goods of this counter, when it is the one that was chosen last. */
export const knownGoods = (counterId: string | undefined): Goods | undefined => {
  const stored = readStored<Counter>('person', KEY);
  return stored && stored.counterId === counterId ? stored : undefined;
};

/** The counter where she stood last, also when she stands at none now. */
export const lastCounterId = (): string | undefined => readStored<Counter>('person', KEY)?.counterId;
