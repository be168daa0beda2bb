import type { SaleView, UnconfirmedTender } from '@core/contracts/sale';
import type { TenderPlatform } from '@core/contracts/tender';
import { yuanText } from '@core/domain/money-text';
import { platformNames } from '@core/domain/bill/platform-names';

type Difference = NonNullable<SaleView['redemption']>['differences'][number];

const both = (redeemedFen: number, soldFen: number): string =>
  `核销 ¥${yuanText(redeemedFen)}，小票 ¥${yuanText(soldFen)}`;

/** In what a redemption and the sale of its slip differ. */
export const differenceText = (difference: Difference): string => {
  switch (difference.code) {
    case 'COUNTER':
      return '不是同一个柜台';
    case 'MEMBER':
      return '不是同一位会员';
    case 'LINE_AMOUNT':
      return `第 ${difference.lineId} 行金额不同：${both(difference.redeemedFen, difference.soldFen)}`;
    case 'GROUP_AMOUNT':
      return `品类金额不同：${both(difference.redeemedFen, difference.soldFen)}`;
    case 'PAY':
      return `应收不同：${both(difference.redeemedFen, difference.soldFen)}`;
    case 'POINTS':
      return `积分抵扣不同：${both(difference.redeemedFen, difference.soldFen)}`;
    case 'CERTIFICATE':
      return `平台券不同：${difference.certificate}`;
    case 'PRODUCT':
      return `小票上的商品不能用「${difference.title}」`;
    case 'REFUNDED':
      return '小票已经退过款';
    case 'REVERSED':
      return '这笔核销已经撤销';
    case 'OTHER_SALE':
      return '这笔核销已对上另一张小票';
  }
};

/** Why a platform is not asked for a voucher. */
export const unconfirmedText = ({ platform, certificateId, why }: UnconfirmedTender): string =>
  `${platformNames[platform]}券 ${certificateId}：${why === 'USED' ? '已在另一张账单上用过' : '收银机没有记这张券，按收款金额入账'}`;

export const saleMessages = {
  unconfirmed: '平台券未确认，不计入应收平台款',
  day: '日期',
  dayWrong: '请选择日期',
  slipNo: '小票号',
  slipWrong: '小票号只有数字、字母和横线，最多 24 位',
  slipHint: '不填，就看当天的全部小票',
  find: '查小票',
  toSale: '查小票、退款',
  hers: '查这位顾客的小票、退款',
  ofMember: (place: string) => `这位顾客在${place}的小票`,
  wholeStore: '全店',
  allDays: '所有日期',
  oneDay: '只看这一天',
  emptyTitle: '没有找到小票',
  emptyNote:
    '核对日期和小票号。小票由收银机上传，最晚在下班前；上传前不能在这里退款，刚核销的可以在凭证上撤销',
  /** nothing to check where neither was asked for */
  emptyOfMember: '小票由收银机上传，最晚在下班前；上传前不能在这里退款，刚核销的可以在凭证上撤销',
  elsewhere: '别的柜台的小票这里看不到，请换到那个柜台的岗位再查。',
  rowLabel: (slipNo: string, time: string) => `小票 ${slipNo}，${time}，查看和退款`,
  refunded: (fen: number) => `已退 ¥${yuanText(fen)}`,
  mismatch: '与核销不符',
  member: '会员',
  more: '再看更多',
  at: '时间',
  counter: '柜台',
  customer: '顾客',
  notKnown: '没有记录是谁买的',
  goods: '商品',
  pieces: (n: number) => `× ${n}`,
  left: (text: string) => `可退 ${text}`,
  /** an amount is asked for as it was before coupons, and comes back as it was paid */
  leftAmount: (beforeFen: number, paidFen: number) =>
    beforeFen === paidFen
      ? `可退 ¥${yuanText(paidFen)}`
      : `可退 ¥${yuanText(paidFen)}（优惠前 ¥${yuanText(beforeFen)}）`,
  leftPieces: (n: number) => `${n} 件`,
  leftNothing: '已退完',
  coupons: '用券',
  givenBack: '整单退款时退回',
  kept: '退款不退券',
  due: '实收',
  paid: '券后金额',
  paidShort: '券后',
  savedShort: '省',
  pointsPaid: '积分抵扣',
  platformPaid: (platform: TenderPlatform, certificateId: string) =>
    `${platformNames[platform]}券 ${certificateId}`,
  before: '优惠前金额',
  choose: '退几件',
  amount: '退多少（优惠前）',
  amountHint: (mostFen: number) => `按优惠前的金额填，最多 ¥${yuanText(mostFen)}`,
  amountWrong: (mostFen: number) => `请填金额，最多 ¥${yuanText(mostFen)}`,
  reason: '退款原因',
  reasonHint: '店长和财务能看到',
  reasonMissing: '请填写退款原因',
  ask: '看能退多少',
  nothing: '先选要退的商品',
  cash: '退给顾客',
  points: '退回积分抵扣的',
  platform: (platform: TenderPlatform, certificateId: string) =>
    `${platformNames[platform]}券 ${certificateId} 经平台退回`,
  platformNote: '平台券抵的金额不退现金，请在该平台的商家端办理退款',
  asked: '所退商品优惠前',
  savedPart: '其中用券省的，不退',
  netted: '扣回已用掉的积分',
  taken: (points: number) => `所退商品得的 ${points.toLocaleString('en-US')} 积分会扣回`,
  voucherBack: (title: string) => `「${title}」购券款退回付款人`,
  couponBack: (title: string) => `「${title}」退回券包`,
  couponStays: '部分退款，用过的券不退回',
  make: (fen: number) => `确认退款 ¥${yuanText(fen)}`,
  sure: '确认退款？',
  sureText: (fen: number) => `请退给顾客 ¥${yuanText(fen)}，退款后不能撤销。`,
  yes: '退款',
  no: '不退',
  done: '已退款',
  refunds: '退款记录',
  by: '经手人',
  complete: '整单已退',
};
