import { faultText } from './fault-text';

test.each<{ fault: Parameters<typeof faultText>[0]; text: string }>([
  { fault: { field: 'title', code: 'EMPTY' }, text: '请填写' },
  { fault: { field: 'stock', code: 'NOT_WHOLE' }, text: '请填写整数' },
  { fault: { field: 'stock', code: 'OUT_OF_RANGE', data: { min: 1, max: 9 } }, text: '请填写 1 到 9 之间的数' },
  { fault: { field: 'claimUntil', code: 'WRONG_ORDER' }, text: '结束早于开始' },
  { fault: { field: 'claimUntil', code: 'ALREADY_OVER' }, text: '结束时间已经过去' },
  { fault: { field: 'validity', code: 'NEVER_USABLE', data: { why: 'conditions' } }, text: '与其他规则矛盾，这样的券永远用不了' },
  { fault: { field: 'conditions.0', code: 'NEVER_USABLE', data: { why: 'tag' } }, text: '会员还没有标签，这样的券没有人能用，请去掉' },
  {
    fault: { field: 'scope', code: 'NEVER_USABLE', data: { why: 'counters' } },
    text: '没有一个专柜卖这个范围里的商品，这样的券永远用不了',
  },
  { fault: { field: 'budgetFen', code: 'BELOW_CHARGED', data: { chargedFen: 300 } }, text: '已占用 3 元，预算不能更少' },
  {
    fault: { field: 'joining', code: 'COUNTERS_UNASKED', data: { counters: 3 } },
    text: '范围里有 3 个租赁专柜自己收款，须由柜台自己报名，不能替它们参加',
  },
  { fault: { field: 'budgetFen', code: 'NEVER_CHARGED' }, text: '这种券每张的优惠是 0，预算管不住它，请用库存来限制' },
  { fault: { field: 'conditions', code: 'REPEATED' }, text: '有重复的项' },
  { fault: { field: 'costBearers', code: 'SHARES_NOT_WHOLE', data: { sumBp: 9950 } }, text: '各方承担比例合计须为 100%，现在是 99.5%' },
  { fault: { field: 'stock', code: 'BELOW_ISSUED', data: { issued: 3 } }, text: '已发出 3 张，库存不能更少' },
  { fault: { field: 'perMember', code: 'ABOVE_STOCK', data: { stock: 3 } }, text: '不能超过库存 3 张' },
  { fault: { field: 'benefit.priceFen', code: 'PRICE_ABOVE_FACE', data: { faceFen: 30_000 } }, text: '售价不能高于面值 300 元' },
  { fault: { field: 'budgetFen', code: 'BUDGET_TOO_SMALL', data: { worthFen: 5050 } }, text: '预算不够一张券的优惠 50.50 元' },
])('the operator reads "$text"', ({ fault, text }) => {
  expect(faultText(fault)).toBe(text);
});
