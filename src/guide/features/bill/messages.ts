import { giftText } from '@core/domain/coupon/text/offer-text';
import type { AmountProblem } from '@/lib/amount';
import type { Change } from './choice';

const inMarks = (titles: readonly string[]): string => titles.map(title => `「${title}」`).join('、');

export const billMessages = {
  brand: '品牌',
  category: '品类',
  amount: (n: number) => `第 ${n} 行的金额`,
  line: (n: number) => `第 ${n} 行`,
  amountPlaceholder: '0.00',
  addLine: '加一行',
  chooseProduct: '选商品',
  piecesOf: (name: string) => `${name} 的件数`,
  pieces: (count: number) => `${count} 件`,
  fewer: (name: string) => `${name} 少一件`,
  another: (name: string) => `${name} 多一件`,
  removeLine: (n: number) => `删除第 ${n} 行`,
  subtotal: '合计',
  slipNo: '小票号',
  slipNoHint: '打印在小票上，每天每个柜台不重复',
  slipNoNotNeeded: '只兑换礼品，不用填小票号',
  slipProblem: { EMPTY: '请填写小票号', WRONG: '小票号只有数字、字母和横线，最多 24 位' },
  amountProblem: {
    EMPTY: '请填写金额',
    NOT_A_NUMBER: '金额只能是数字',
    TOO_PRECISE: '金额最多两位小数',
    ZERO: '金额要大于 0',
    TOO_LARGE: '金额太大了，请核对',
  } satisfies Record<AmountProblem, string>,
  coupons: '可用的券',
  gifts: '可以兑换的礼品',
  noGifts: '礼品',
  couponsWait: '填好金额，马上看到哪些券能用',
  zeroWait: '金额要大于 0，才能看到哪些券能用',
  giftsFirst: '填好金额，看到哪些券能用；礼品可以直接兑换',
  quoting: '正在计算…',
  notTogether: '选的券不能一起用，请重新选择',
  best: '最省组合',
  backToBest: '恢复最省',
  saves: '省',
  nothingFits: '这张账单没有可用的券',
  noGiftYet: '现在没有能直接兑换的礼品，先填好金额，再看哪些券能用',
  noCoupons: '顾客还没有券',
  misfits: (count: number) => `${count} 张不能用，看看原因`,
  hideMisfits: '收起',
  until: (date: string) => `${date} 到期`,
  keepThis: '用这张',
  wouldGo: (titles: readonly string[]) => `用这张，就不用${inMarks(titles)}`,
  outOfScope: (message: string, scope: string) => `${message}（${scope}）`,
  retry: '再试',
  pay: '应收',
  saved: '已省',
  noCouponChosen: '没有选券',
  redeem: (amount: string) => `核销，收 ¥${amount}`,
  redeemAndGive: (amount: string, gifts: string) => `核销，收 ¥${amount}，${giftText(gifts)}`,
  redeemNothingYet: '核销',
  usePoints: (points: string, yuan: string) => `用 ${points} 积分抵 ¥${yuan}`,
  usePointsNone: '这次不用积分',
  pointsCount: '用多少积分',
  pointsSteps: (step: number, most: string) => `按 ${step} 的倍数用，最多 ${most}`,
  usePointsNote: '先问过顾客；核销时扣积分，撤销或退货会退回',
  pointsPay: (points: string, yuan: string) => `${points} 积分抵 ¥${yuan}`,
  tenders: (yuan: string) => `平台券抵 ¥${yuan}`,
  due: '再收',
  openBill: '开单，去收银台付款',
  finishWithout: '不用券，接待下一位',
  finishHint: '不用券不在这里登记，小票号不会保存。商场上传这笔销售后，积分才会到账。',
  largeTitle: '金额较大，请核对',
  largeText: (total: string, pay: string) => `合计 ¥${total}，应收 ¥${pay}。金额对吗？`,
  largeYes: '金额没错',
  largeNo: '回去改',
  changedTitle: '优惠有变化，请重新核对',
  gotIt: '知道了',
  noGoods: '还不能开账单',
  noGoodsHint: '这个柜台还没有登记品牌和品类，请联系店长',
};

/** Why a coupon that fits is not ticked: what would go for it, and what that costs. */
export const asideText = (
  { gone, lessFen }: { gone: readonly string[]; lessFen: number },
  yuan: (fen: number) => string,
): string => {
  const cost = lessFen > 0 ? `少省 ¥${yuan(lessFen)}` : '省得一样多';
  return gone.length > 0 ? `与${inMarks(gone)}不能同用，换成这张${cost}` : `加上这张${cost}，所以没有选`;
};

/** A paid voucher of which more lapses than it adds. */
export const lapseText = (
  { paidFen, lapsesFen, addsFen }: { paidFen: number; lapsesFen: number; addsFen: number },
  yuan: (fen: number) => string,
): string => {
  const without = addsFen > 0 ? `这次不用它，只少省 ¥${yuan(addsFen)}` : '这次不用它，省得一样多';
  return `这张券是 ¥${yuan(paidFen)} 买的，用了余下 ¥${yuan(lapsesFen)} 作废；${without}，请先问顾客`;
};

/** One sentence for one thing that came out otherwise; `yuan` writes an amount. */
export const changeText = (change: Change, yuan: (fen: number) => string): string => {
  switch (change.kind) {
    case 'pay':
      return `应收由 ¥${yuan(change.fromFen)} 变为 ¥${yuan(change.toFen)}`;
    case 'gone':
      return `「${change.title}」用不上了`;
    case 'new':
      if (change.gift !== undefined) return `加上「${change.title}」，${giftText(change.gift)}`;
      return `改用「${change.title}」，省 ¥${yuan(change.savedFen)}`;
    case 'saves':
      return `「${change.title}」由省 ¥${yuan(change.fromFen)} 变为省 ¥${yuan(change.toFen)}`;
  }
};

export const pendingMessages = {
  title: '这笔核销还没收到结果',
  /** the coupons may be used or not, so neither the full nor the reduced price is right yet */
  hint: ({ pays, gives }: { pays: boolean; gives: boolean }) =>
    `先别${[...(pays ? ['收钱'] : []), ...(gives ? ['给礼品'] : [])].join('、')}，请顾客稍等。联网后点「再次确认」，查到结果再${pays ? '按下面的金额收款' : '给礼品'}；查的是同一笔，不会重复核销。`,
  again: '再次确认',
  look: '查看',
  later: '先接待下一位',
  slip: '小票号',
  member: '顾客',
  pay: '应收',
  saved: '已省',
  gift: (gifts: string) => giftText(gifts),
  notice: (count: number) => (count === 1 ? '有 1 笔核销没收到结果' : `有 ${count} 笔核销没收到结果`),
  refused: '这笔没有核销成功',
};

export const unfinishedMessages = {
  title: '未完成的接待',
  left: (text: string) => `还剩 ${text}`,
  goOn: '继续',
};
