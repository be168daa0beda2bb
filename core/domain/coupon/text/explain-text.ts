import { yuanText, shortYuanText } from '../../money-text';
import type { CouponStep, Explanation } from '../money/explain';
import { giftOf, giftText, worthText } from './offer-text';

const yuan = (amountFen: number): string => `${shortYuanText(amountFen)} 元`;

/** Of something that was bought the rest is told in figures. */
const limitText = ({ benefit, savedFen, limit }: CouponStep): string => {
  if (limit === undefined) return '';
  if (limit === 'cap') return '，已到最多可减的金额';
  if (benefit.kind !== 'voucher') return '，适用商品已减完，余额不退';
  return `，适用商品已减完，余下 ${yuan(benefit.faceFen - savedFen)}作废（购买价 ${yuan(benefit.priceFen)}）`;
};

/** "「全场满减券」满 300 元减 50 元：适用商品 550.50 元，减 50 元" */
const sentence = (step: CouponStep): string => {
  const { title, benefit, baseFen, savedFen, freight } = step;
  const offer = `「${title}」${worthText(step)}`;
  if (giftOf(benefit) !== undefined) return `${offer}，不减金额`;
  return `${offer}：${freight ? '运费' : '适用商品'} ${yuan(baseFen)}，减 ${yuan(savedFen)}${limitText(step)}`;
};

/** What the shopper is told: each coupon in its turn, and what it all comes to. */
export const shopperText = ({ subtotalFen, freightFen, steps, savedFen, payFen }: Explanation): string[] => {
  const whole = `商品 ${yuan(subtotalFen)}${freightFen > 0 ? `，运费 ${yuan(freightFen)}` : ''}`;
  return [...steps.map(sentence), `${whole}，共减 ${yuan(savedFen)}，应付 ${yuan(payFen)}`];
};

export const ACCOUNT_HEAD = ['顺序', '券号', '券', '环节', '规则', '行', '优惠前（元）', '优惠（元）', '优惠后（元）', '说明'] as const;

const phaseWords: Record<CouponStep['phase'], string> = { brand: '品牌券', mall: '商场券', freight: '运费券' };

/** What the coupon was computed from, once for all its rows. */
const remark = ({ thresholdFen, thresholdOn, eligibleFen, baseFen, limit, freight }: CouponStep): string =>
  [
    thresholdFen > 0
      ? `门槛 ${yuanText(thresholdFen)}，按适用行${thresholdOn === 'before' ? '用券前' : ''} ${yuanText(eligibleFen)} 计`
      : '无门槛',
    `基数 ${yuanText(baseFen)}${freight ? '（运费）' : ''}`,
    ...(limit === 'cap' ? ['封顶'] : []),
    ...(limit === 'base' ? ['减完为止'] : []),
  ].join('；');

const rowsOf = (step: CouponStep, order: number): string[][] => {
  const gift = giftOf(step.benefit);
  const rule = gift === undefined ? worthText(step) : giftText(gift);
  const moved = [...step.lines.map(line => ({ name: line.lineId, ...line })), ...(step.freight ? [{ name: '运费', ...step.freight }] : [])];
  // an accountant asks about what moved; lines that only counted for the threshold are in the remark's sum
  const rows = moved
    .filter(({ savedFen }) => savedFen > 0)
    .map(({ name, baseFen, savedFen, leftFen }) => [name, yuanText(baseFen), yuanText(savedFen), yuanText(leftFen)]);
  const head = [String(order), step.couponId, step.title, phaseWords[step.phase], rule];
  return (rows.length > 0 ? rows : [['—', '0.00', '0.00', '0.00']]).map(row => [...head, ...row, remark(step)]);
};

/** The accountant's table: one row for each line that a coupon took something off, in the order in which it happened. */
export const accountTable = ({ steps }: Explanation): string[][] => steps.flatMap((step, index) => rowsOf(step, index + 1));
