import { shortYuanText } from '../../money-text';
import type { Fault, FaultCode } from './fault';

type Facts = NonNullable<Fault['data']>;

/** Where another sentence says better what to do. */
const neverUsable: Readonly<Record<string, string>> = {
  tag: '会员还没有标签，这样的券没有人能用，请去掉',
  counters: '没有一个专柜卖这个范围里的商品，这样的券永远用不了',
};

const sentences: Record<FaultCode, (facts: Facts) => string> = {
  EMPTY: () => '请填写',
  NOT_WHOLE: () => '请填写整数',
  OUT_OF_RANGE: ({ min, max }) => `请填写 ${min} 到 ${max} 之间的数`,
  WRONG_ORDER: () => '结束早于开始',
  ALREADY_OVER: () => '结束时间已经过去',
  NEVER_USABLE: ({ why }) => neverUsable[String(why)] ?? '与其他规则矛盾，这样的券永远用不了',
  REPEATED: () => '有重复的项',
  SHARES_NOT_WHOLE: ({ sumBp }) => `各方承担比例合计须为 100%，现在是 ${Number(sumBp) / 100}%`,
  BELOW_ISSUED: ({ issued }) => `已发出 ${issued} 张，库存不能更少`,
  ABOVE_STOCK: ({ stock }) => `不能超过库存 ${stock} 张`,
  PRICE_ABOVE_FACE: ({ faceFen }) => `售价不能高于面值 ${shortYuanText(Number(faceFen))} 元`,
  BELOW_CHARGED: ({ chargedFen }) => `已占用 ${shortYuanText(Number(chargedFen))} 元，预算不能更少`,
  COUNTERS_UNASKED: ({ counters }) => `范围里有 ${counters} 个租赁专柜自己收款，须由柜台自己报名，不能替它们参加`,
  NEVER_CHARGED: () => '这种券每张的优惠是 0，预算管不住它，请用库存来限制',
  BUDGET_TOO_SMALL: ({ worthFen }) => `预算不够一张券的优惠 ${shortYuanText(Number(worthFen))} 元`,
};

/** What the operator is told beside the field. */
export const faultText = ({ code, data = {} }: Fault): string => sentences[code](data);
