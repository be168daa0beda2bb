import type { UnmetRow } from '@core/contracts/redemption';

export const unmetMessages = {
  intro: '这些核销一天内没有对上收银小票，或与小票不符：不计入业绩和结算，请核实',
  flags: { NO_SALE: '没有小票', MISMATCH: '与小票不符' } satisfies Record<UnmetRow['flag'], string>,
  slipNo: (slipNo: string) => `小票 ${slipNo}`,
  undo: '撤销核销',
  undoLabel: (slipNo: string | undefined) => `撤销核销${slipNo === undefined ? '' : `，小票 ${slipNo}`}`,
  accept: '按小票认可',
  acceptLabel: (slipNo: string | undefined) => `按小票认可${slipNo === undefined ? '' : `，小票 ${slipNo}`}`,
  acceptText: '只有金额录错时可以认可：这笔核销改按小票的金额计，计入业绩和结算，之后不能再撤销。',
  acceptYes: '认可，按小票计',
  accepted: '已按小票认可',
  note: '说明',
  noteHint: '为什么与小票不同，会记入操作记录',
  noteMissing: '请填写说明',
  showSale: '看小票',
  emptyTitle: '没有待核实的核销',
  emptyNote: '每一笔都对上了收银小票',
  more: '再看更多',
};
