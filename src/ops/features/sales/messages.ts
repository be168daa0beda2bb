export const salesMessages = {
  title: '销售构成',
  note: '券售是用掉的代金券的购券款，带动是用券账单的实付，连带是同一次或同一天没用券的账单。金额都在优惠之后（结算单的商品金额在优惠之前），退款从卖出的那个月减去；加上已退，就是当月卖出的全部。账单里有几个品牌的商品，每个品牌各算一笔。',
  when: '月份',
  columns: {
    brand: '品牌',
    voucherFen: '券售',
    drivenFen: '带动',
    addOnFen: '连带',
    plainFen: '其他',
    refundedFen: '已退',
    bills: '账单',
  },
  total: '合计',
  bills: (n: number) => `${n} 笔`,
  pending: (n: number) => `另有 ${n} 个门店日今晚汇总后更新。`,
  none: '这个月还没有上传的销售',
};
