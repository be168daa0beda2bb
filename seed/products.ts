import { checkDigit } from '@core/domain/check-digit';
import type { Product } from '@server/modules/product/documents';
import { brandId, brands, counterId, stores } from './catalog';

type ProductSeed = readonly [name: string, yuan: number, categoryId?: string];

/** What stands at the counters, by brand; of the brand's first category unless it is said otherwise. */
const articles: Readonly<Record<string, readonly ProductSeed[]>> = {
  qingluo: [
    ['羊毛双面大衣', 1899],
    ['真丝衬衫', 699],
    ['高腰阔腿裤', 469],
    ['针织开衫', 399],
  ],
  heye: [
    ['免烫衬衫', 459],
    ['羊绒圆领衫', 1299],
    ['商务休闲裤', 529],
  ],
  zhimian: [
    ['长绒棉睡衣套装', 369],
    ['新疆棉四件套', 899],
  ],
  xiaolujiao: [
    ['儿童羽绒背心', 299],
    ['卡通连帽衫', 189],
  ],
  suxi: [
    ['修护精华液 30 ml', 680],
    ['保湿面霜 50 g', 420],
    ['丝绒口红', 260, 'cat_makeup'],
    ['气垫粉底', 380, 'cat_makeup'],
  ],
  duoyu: [
    ['白茶淡香水 50 ml', 560],
    ['护手霜 75 ml', 98, 'cat_skincare'],
  ],
  beiyu: [
    ['缓震跑鞋', 799],
    ['速干短袖', 199],
    ['休闲板鞋', 499, 'cat_shoes'],
  ],
  shanxing: [
    ['三合一冲锋衣', 1199],
    ['徒步背包 30 L', 499],
  ],
  lanqi: [
    ['头层牛皮托特包', 1580],
    ['短款钱包', 420],
    ['乐福鞋', 880, 'cat_shoes'],
  ],
  shiwei: [
    ['双人套餐', 268],
    ['四人套餐', 488],
  ],
  chawu: [
    ['桂花乌龙', 22],
    ['白桃乌龙', 24],
  ],
  market: [
    ['有机蔬菜礼盒', 88],
    ['云南高山火腿 500 g', 168, 'cat_food'],
  ],
};

/** Numbers of a range that is kept for use inside a shop: no article anywhere has them. */
const barcodeOf = (brandIndex: number, index: number): string => {
  const digits = `20${String(brandIndex + 1).padStart(4, '0')}${String(index + 1).padStart(6, '0')}`;
  return digits + checkDigit(digits);
};

const productsOf = (key: string, brandIndex: number): Product[] =>
  articles[key]!.map(([name, yuan, categoryId], index) => ({
    _id: `pd_${key}-${index + 1}`,
    name,
    barcode: barcodeOf(brandIndex, index),
    brandId: brandId(key),
    categoryId: categoryId ?? brands[brandIndex]!.categoryIds[0]!,
    priceFen: yuan * 100,
    counterIds: stores.filter(({ brandKeys }) => brandKeys.includes(key)).map(store => counterId(store.key, key)),
    state: 'listed',
    schema: 1,
  }));

/** The articles of every brand, at each of its counters. */
export const productDocs = (): Product[] => brands.flatMap(({ key }, index) => productsOf(key, index));
