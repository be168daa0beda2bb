import { reachOf } from '@core/domain/staff/post';
import { leadStaff, shoppers, type StaffSeed } from './catalog';
import { shopperOpenid } from './members';
import { badgeScene, staffOpenid } from './staff';

/** The demo people one can be; read by the local runtime's gateway only. */
export type DemoPerson = {
  personId: string;
  openid: string;
  name: string;
  role: 'shopper' | 'guide' | 'store-manager' | 'headquarters';
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
  zhoujing: '做券、发布、看各柜台参与',
  bailu: '确认青萝承担的费用，只看得到青萝',
  songzhi: '账目与对账单',
};

/** Under which heading she stands on the page of people. */
const groupOf = (role: StaffSeed['role']): DemoPerson['role'] => {
  if (role === 'store-manager') return 'store-manager';
  return reachOf(role) === 'store' ? 'guide' : 'headquarters';
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
      role: groupOf(role),
      title,
      phone: `154200000${String(index).padStart(2, '0')}`,
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
