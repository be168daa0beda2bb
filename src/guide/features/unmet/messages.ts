import type { UnmetRow } from '@core/contracts/redemption';

export const unmetMessages = {
  intro: '这些核销一天内没有对上收银小票，或与小票不符：不计入业绩和结算，请核实',
  flags: { NO_SALE: '没有小票', MISMATCH: '与小票不符' } satisfies Record<UnmetRow['flag'], string>,
  slipNo: (slipNo: string) => `小票 ${slipNo}`,
  undo: '撤销核销',
  undoLabel: (slipNo: string | undefined) => `撤销核销${slipNo === undefined ? '' : `，小票 ${slipNo}`}`,
  showSale: '看小票',
  emptyTitle: '没有待核实的核销',
  emptyNote: '每一笔都对上了收银小票',
  more: '再看更多',
};
