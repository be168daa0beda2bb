import { leadStaff, shoppers } from './catalog';
import { shopperOpenid } from './members';
import { badgeScene, staffOpenid } from './staff';

/** The demo people one can be; read by the local runtime's gateway only. */
export type DemoPerson = {
  personId: string;
  openid: string;
  name: string;
  role: 'shopper' | 'guide' | 'store-manager';
  title: string;
  phone: string;
  note: string;
};

const notes: Readonly<Record<string, string>> = {
  linxiao: '扫码、开单、核销，出示工牌码',
  suhe: '素汐柜台；她的新人礼已发完',
  zhaoyiming: '北屿柜台；会员日折扣',
  wutong: '总台收银，能收每个柜台的账单',
  fanglan: '邀请、审批、停用员工，服务台挂失',
  hanqi: '账号已停用，看看会发生什么',
  xuning: '另一家门店的店长',
};

export const demoPeople = (): DemoPerson[] => [
  ...shoppers.map(({ key, name, title, phone, note }) => ({
    personId: key,
    openid: shopperOpenid(key),
    name,
    role: 'shopper' as const,
    title,
    phone,
    note,
  })),
  ...leadStaff
    .filter(({ key }) => key in notes)
    .map(({ key, name, title, role }, index) => ({
      personId: key,
      openid: staffOpenid(key),
      name,
      role: role === 'store-manager' ? ('store-manager' as const) : ('guide' as const),
      title,
      phone: `1542000000${index}`,
      note: notes[key]!,
    })),
];

/** The badge the demo's main journey begins at. */
export const DEMO_SCENE = badgeScene('linxiao');

const joinPath = `/pages/join/index?scene=${encodeURIComponent(DEMO_SCENE)}`;

export const journeys = [
  { title: '我是新顾客', note: '扫了导购林晓的工牌：看礼包、入会、领券、出示会员码', fresh: true, to: joinPath },
  { title: '我是导购林晓', note: '在另一个窗口打开：扫码、开单、核销', personId: 'linxiao', to: '/guide/pages/workbench/index' },
];
