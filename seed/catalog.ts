/** Who and what there is in the demo mall. Fictional throughout; names belong to nobody. */

export const GROUP_NAME = '云汀百货';

export const categories = [
  { _id: 'cat_apparel', name: '服饰' },
  { _id: 'cat_womens', name: '女装', parentId: 'cat_apparel' },
  { _id: 'cat_mens', name: '男装', parentId: 'cat_apparel' },
  { _id: 'cat_kids', name: '童装', parentId: 'cat_apparel' },
  { _id: 'cat_home', name: '家居服', parentId: 'cat_apparel' },
  { _id: 'cat_beauty', name: '美妆' },
  { _id: 'cat_skincare', name: '护肤', parentId: 'cat_beauty' },
  { _id: 'cat_makeup', name: '彩妆', parentId: 'cat_beauty' },
  { _id: 'cat_scent', name: '香氛', parentId: 'cat_beauty' },
  { _id: 'cat_sport', name: '运动户外' },
  { _id: 'cat_running', name: '跑步', parentId: 'cat_sport' },
  { _id: 'cat_outdoor', name: '户外', parentId: 'cat_sport' },
  { _id: 'cat_bags', name: '鞋包' },
  { _id: 'cat_shoes', name: '鞋履', parentId: 'cat_bags' },
  { _id: 'cat_leather', name: '箱包', parentId: 'cat_bags' },
  { _id: 'cat_dining', name: '餐饮' },
  { _id: 'cat_meal', name: '正餐', parentId: 'cat_dining' },
  { _id: 'cat_tea', name: '茶饮', parentId: 'cat_dining' },
  { _id: 'cat_market', name: '超市' },
  { _id: 'cat_fresh', name: '生鲜', parentId: 'cat_market' },
  { _id: 'cat_food', name: '食品', parentId: 'cat_market' },
] as const;

export type BrandSeed = {
  key: string;
  name: string;
  legalEntity: string;
  colour: string;
  mark: string;
  categoryIds: readonly string[];
  floor: string;
  contract: 'concession' | 'lease';
};

/** `mark` is a few strokes on a 100 × 100 ground. */
export const brands: readonly BrandSeed[] = [
  { key: 'qingluo', name: '青萝', legalEntity: '杭州青萝服饰有限公司（演示）', colour: '#3F5B4B', mark: '<path d="M50 78V36M50 52c-16 0-22-10-22-22 16 0 22 10 22 22zM50 44c0-12 7-20 22-20 0 14-8 22-22 22"/>', categoryIds: ['cat_womens'], floor: '3F', contract: 'concession' },
  { key: 'heye', name: '禾也', legalEntity: '禾也男装（杭州）有限公司（演示）', colour: '#33415C', mark: '<path d="M50 80V24M50 40c8 0 16-4 20-12M50 40c-8 0-16-4-20-12M50 58c8 0 16-4 20-12M50 58c-8 0-16-4-20-12"/>', categoryIds: ['cat_mens'], floor: '4F', contract: 'concession' },
  { key: 'zhimian', name: '知棉', legalEntity: '知棉家居用品有限公司（演示）', colour: '#A2724F', mark: '<circle cx="42" cy="44" r="14"/><circle cx="60" cy="44" r="14"/><circle cx="51" cy="58" r="14"/>', categoryIds: ['cat_home'], floor: '4F', contract: 'lease' },
  { key: 'xiaolujiao', name: '小鹿角', legalEntity: '小鹿角童装有限公司（演示）', colour: '#B8683A', mark: '<path d="M38 76V56l-10-8V32M38 56l10-8M62 76V56l10-8V32M62 56l-10-8"/>', categoryIds: ['cat_kids'], floor: '5F', contract: 'concession' },
  { key: 'suxi', name: '素汐', legalEntity: '上海素汐化妆品有限公司（演示）', colour: '#A34A58', mark: '<path d="M22 42c9-9 19-9 28 0s19 9 28 0M22 60c9-9 19-9 28 0s19 9 28 0"/>', categoryIds: ['cat_skincare', 'cat_makeup'], floor: '1F', contract: 'concession' },
  { key: 'duoyu', name: '朵雨', legalEntity: '朵雨香氛（上海）有限公司（演示）', colour: '#74567F', mark: '<path d="M50 24c14 18 20 26 20 36a20 20 0 0 1-40 0c0-10 6-18 20-36zM42 62a9 9 0 0 0 9 9"/>', categoryIds: ['cat_scent', 'cat_skincare'], floor: '1F', contract: 'concession' },
  { key: 'beiyu', name: '北屿', legalEntity: '北屿体育用品有限公司（演示）', colour: '#1F5C7A', mark: '<path d="M20 70 42 34l14 22 8-12 16 26zM30 80h40"/>', categoryIds: ['cat_running', 'cat_shoes'], floor: '6F', contract: 'lease' },
  { key: 'shanxing', name: '山行记', legalEntity: '山行记户外装备有限公司（演示）', colour: '#55633A', mark: '<path d="M24 74 50 26l26 48zM50 26v18l8 8M40 60h20"/>', categoryIds: ['cat_outdoor'], floor: '6F', contract: 'concession' },
  { key: 'lanqi', name: '岚器', legalEntity: '岚器皮具有限公司（演示）', colour: '#5B4636', mark: '<path d="M26 44h48l-5 34H31zM38 44c0-20 24-20 24 0"/>', categoryIds: ['cat_leather', 'cat_shoes'], floor: '2F', contract: 'concession' },
  { key: 'shiwei', name: '拾味', legalEntity: '拾味餐饮管理有限公司（演示）', colour: '#A8442C', mark: '<path d="M24 50h52a26 26 0 0 1-52 0zM40 40c-4-6 4-8 0-14M56 40c-4-6 4-8 0-14"/>', categoryIds: ['cat_meal'], floor: '7F', contract: 'lease' },
  { key: 'chawu', name: '茶坞', legalEntity: '茶坞饮品有限公司（演示）', colour: '#4E6B3E', mark: '<path d="M30 40h36v18a18 18 0 0 1-36 0zM66 44h6a7 7 0 0 1 0 14h-7M44 32c-3-5 3-7 0-12"/>', categoryIds: ['cat_tea'], floor: 'B1', contract: 'lease' },
  { key: 'market', name: '云汀生鲜', legalEntity: '云汀超市管理有限公司（演示）', colour: '#2E6B57', mark: '<path d="M24 40h52l-6 36H30zM38 40l6-16M62 40l-6-16"/>', categoryIds: ['cat_fresh', 'cat_food'], floor: 'B1', contract: 'concession' },
];

export type StoreSeed = { key: string; name: string; city: string; address: string; brandKeys: readonly string[] };

export const stores: readonly StoreSeed[] = [
  { key: 'hubin', name: '云汀百货湖滨店', city: '杭州', address: '湖滨一路 88 号（演示地址）', brandKeys: brands.map(({ key }) => key) },
  { key: 'chengxi', name: '云汀百货城西店', city: '杭州', address: '文三西路 620 号（演示地址）', brandKeys: ['qingluo', 'heye', 'xiaolujiao', 'suxi', 'beiyu', 'lanqi', 'shiwei', 'market'] },
  { key: 'jinhe', name: '云汀百货锦河店', city: '成都', address: '锦河东路 19 号（演示地址）', brandKeys: ['qingluo', 'zhimian', 'suxi', 'duoyu', 'shanxing', 'lanqi', 'shiwei', 'chawu', 'market'] },
  { key: 'gaoxin', name: '云汀百货高新店', city: '成都', address: '天府三街 300 号（演示地址）', brandKeys: ['heye', 'xiaolujiao', 'duoyu', 'beiyu', 'shanxing', 'chawu', 'market'] },
];

export const brandId = (key: string): string => `br_${key}`;
export const storeId = (key: string): string => `st_${key}`;
export const counterId = (storeKey: string, brandKey: string): string => `ct_${storeKey}_${brandKey}`;

export type StaffSeed = {
  key: string;
  name: string;
  title: string;
  role: 'guide' | 'cashier' | 'store-manager' | 'brand-operator' | 'group-operator' | 'finance';
  /** headquarters' people: their home */
  storeKey: string;
  /** counters by brand; all of the store for a cashier or a manager; a brand operator's brand; none for the group's people */
  brandKeys: readonly string[] | 'all';
  state?: 'active' | 'suspended' | 'left';
};

/** The people one can be in the demo. */
export const leadStaff: readonly StaffSeed[] = [
  { key: 'linxiao', name: '林晓', title: '青萝 资深导购', role: 'guide', storeKey: 'hubin', brandKeys: ['qingluo'] },
  { key: 'suhe', name: '苏禾', title: '素汐 美妆顾问', role: 'guide', storeKey: 'hubin', brandKeys: ['suxi'] },
  { key: 'zhaoyiming', name: '赵一鸣', title: '北屿 运动顾问', role: 'guide', storeKey: 'hubin', brandKeys: ['beiyu'] },
  { key: 'wutong', name: '吴桐', title: '总台收银', role: 'cashier', storeKey: 'hubin', brandKeys: 'all' },
  { key: 'fanglan', name: '方岚', title: '湖滨店店长', role: 'store-manager', storeKey: 'hubin', brandKeys: 'all' },
  { key: 'hanqi', name: '韩琪', title: '岚器 导购', role: 'guide', storeKey: 'hubin', brandKeys: ['lanqi'], state: 'suspended' },
  { key: 'luming', name: '陆鸣', title: '禾也 导购', role: 'guide', storeKey: 'hubin', brandKeys: ['heye'], state: 'left' },
  { key: 'xuning', name: '许宁', title: '锦河店店长', role: 'store-manager', storeKey: 'jinhe', brandKeys: 'all' },
  { key: 'zhoujing', name: '周菁', title: '集团运营', role: 'group-operator', storeKey: 'hubin', brandKeys: [] },
  { key: 'bailu', name: '白鹭', title: '青萝 品牌运营', role: 'brand-operator', storeKey: 'hubin', brandKeys: ['qingluo'] },
  { key: 'songzhi', name: '宋执', title: '集团财务', role: 'finance', storeKey: 'hubin', brandKeys: [] },
];

const SURNAMES = '江沈陶叶唐秦姚邵汪田姜范石廖邹金魏薛雷贺倪汤滕';
const GIVEN = ['雨桐', '思远', '嘉禾', '晓棠', '景行', '南乔', '知夏', '予安', '书瑶', '清和', '一诺', '子衿'];

/** Guides who stand in the lists: one for every counter that has none of the lead people. */
export const otherGuides = (): StaffSeed[] => {
  const taken = new Set(leadStaff.flatMap(person => (person.brandKeys === 'all' || person.role !== 'guide' ? [] : person.brandKeys.map(key => counterId(person.storeKey, key)))));
  const open = stores.flatMap(store => store.brandKeys.map(brandKey => ({ store, brandKey }))).filter(({ store, brandKey }) => !taken.has(counterId(store.key, brandKey)));
  return open.map(({ store, brandKey }, index) => ({
    key: `guide${index + 1}`,
    name: `${SURNAMES[index % SURNAMES.length]}${GIVEN[(index * 5 + 3) % GIVEN.length]}`,
    title: `${brands.find(({ key }) => key === brandKey)!.name} 导购`,
    role: 'guide' as const,
    storeKey: store.key,
    brandKeys: [brandKey],
  }));
};

export type ShopperSeed = {
  key: string;
  name: string;
  phone: string;
  tier: 'basic' | 'silver' | 'gold' | 'platinum' | 'diamond';
  points: number;
  brandKeys: readonly string[];
  joinedDaysAgo: number;
  title: string;
  note: string;
};

/** Members one can be; numbers of a range that is given to nobody. */
export const shoppers: readonly ShopperSeed[] = [
  { key: 'chenjing', name: '陈静', phone: '15400000001', tier: 'gold', points: 8640, brandKeys: ['qingluo', 'suxi'], joinedDaysAgo: 412, title: '金卡会员', note: '券包里有能用、已用和过期的券' },
  { key: 'hemiao', name: '何苗', phone: '15400000002', tier: 'diamond', points: 52_300, brandKeys: ['suxi', 'duoyu', 'lanqi'], joinedDaysAgo: 1260, title: '钻石卡会员', note: '能领等级专享券' },
  { key: 'zhounan', name: '周楠', phone: '15400000003', tier: 'basic', points: 0, brandKeys: [], joinedDaysAgo: 0, title: '新会员', note: '今天刚入会，券包里是新人礼' },
  { key: 'lijia', name: '李佳', phone: '15400000004', tier: 'silver', points: 1260, brandKeys: ['beiyu'], joinedDaysAgo: 96, title: '银卡会员', note: '还有一张旧实体卡可以合并：卡号 800100020003，刮开码 246810' },
];

/** Old plastic cards; `phone` is the number on the card's record. */
export const offlineCards = [
  { key: 'lijia', number: '800100020003', pin: '246810', phone: '15400000004', points: 3200, tier: 'gold' },
  { key: 'other', number: '800100020004', pin: '135790', phone: '15400000099', points: 900, tier: 'silver' },
  { key: 'nophone', number: '800100020005', pin: '112358', phone: undefined, points: 450, tier: 'basic' },
] as const;
