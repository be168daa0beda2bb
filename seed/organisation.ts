import type { Database } from '@server/db/database';
import type { Brand, Counter, Store } from '@server/modules/org/documents';
import { inCollections, type OrganisationDocs } from '../migrations/organisation/collections';
import { brandId, brands, categories, counterId, GROUP_NAME, storeId, stores } from './catalog';
import { brandPacks, mallPack } from './offers';
import { brandSign, dataUri } from './pictures';
import { productDocs } from './products';
import { templateId } from './templates';

const VERSION = '2026-01-01';

const brandDocs = (): Brand[] =>
  brands.map(brand => ({
    _id: brandId(brand.key),
    name: brand.name,
    logo: dataUri(brandSign(brand.colour, brand.mark)),
    legalEntity: brand.legalEntity,
    agreement: {
      version: VERSION,
      title: `${brand.name}品牌会员服务条款`,
      data: ['会员编号与等级', '在本品牌的消费与用券记录', '手机号（仅用于会员服务，加密保存）'],
      purpose: `由${brand.legalEntity}为您提供品牌会员权益、专属优惠和售后服务`,
    },
    packTemplateIds: (brandPacks[brand.key] ?? []).map(templateId),
  }));

const storeDocs = (): Store[] => stores.map(({ key, name, city, address }) => ({ _id: storeId(key), name, city, address }));

const counterDocs = (): Counter[] =>
  stores.flatMap(store =>
    store.brandKeys.map(key => {
      const brand = brands.find(one => one.key === key)!;
      return {
        _id: counterId(store.key, key),
        name: `${brand.name}${brand.categoryIds.includes('cat_meal') || brand.categoryIds.includes('cat_tea') ? '餐厅' : '专柜'}`,
        floor: brand.floor,
        storeId: storeId(store.key),
        brandIds: [brandId(key)],
        categoryIds: [...brand.categoryIds],
        contract: brand.contract,
      };
    }),
  );

const terms = (): OrganisationDocs['terms'] => ({
  version: VERSION,
  title: `${GROUP_NAME}会员服务条款`,
  summary: [
    '我们用您的手机号识别会员身份，加密保存，不作为登录名。',
    '我们记录您在商场的消费、积分和用券情况，用来计算等级与权益。',
    '导购只能看到隐去中间位的手机号，每次查看都有记录。',
    '您可以随时在「我的 › 账号与隐私」里撤回同意或注销账号。',
    '未满 14 周岁的朋友只能浏览，不能入会。',
  ],
  legalEntity: '云汀百货集团有限公司（演示）',
  groupName: GROUP_NAME,
  packTemplateIds: mallPack.map(templateId),
});

/** Stores, counters, brands, categories, products and terms: what headquarters has set up. */
export const seedOrganisation = async (db: Database): Promise<void> => {
  const made = { brands: brandDocs(), stores: storeDocs(), counters: counterDocs(), categories, products: productDocs(), terms: terms() };
  for (const { collection, docs } of inCollections(made)) await db.collection(collection).insert(docs);
};
