import { fenValue, text, type Value } from '@core/domain/export/cell';
import { countFound, findBills, type BillLine } from '../../books/service';
import type { Org } from '../../org/service';
import { ENTRY_KINDS, inYuan, pageOf, placeOf, whenOf, type Asked, type Kind } from './kind';

const HEAD = ['日期', '时间', '品牌', '门店', '柜台', '小票号', '类型', '原属月份'];
const MONEY = ['商品金额', '收款', '其中品牌自收', '平台券', '积分抵扣', '代金券', '商场承担', '品牌承担', '平台承担', '更正', '应结算'];

const ofAsked = ({ month, brandId, upTo }: Asked) => ({ month, brandId, upTo });

const toRow = (org: Org, line: BillLine): Value[] => {
  const { parts } = line;
  const money = [
    parts.salesFen,
    parts.cashFen,
    parts.takenFen,
    parts.externalFen,
    parts.pointsFen,
    parts.voucherFen,
    parts.mallFen,
    parts.brandFen,
    parts.platformFen,
    parts.correctionFen,
    line.dueFen,
  ];
  const facts = [text(line.slipNo), text(ENTRY_KINDS[line.kind]), text(line.movedFrom)];
  return [...whenOf(line.at), ...placeOf(org, line), ...facts, ...money.map(fenValue), text(line.note)];
};

/** Every line of a statement, in the order of its own list; a bill that coupons were used on is one. */
export const statementLines: Kind = {
  name: '结算明细',
  head: [...HEAD, ...inYuan(MONEY), '说明'],
  note: '用券的账单只列一行，销售和用券合在一起',
  count: (db, asked) => countFound(db, ofAsked(asked)),
  page: async (db, org, asked) => {
    const { rows, nextCursor } = await findBills(db, ofAsked(asked), pageOf(asked));
    return { rows: rows.map(line => toRow(org, line)), nextCursor };
  },
};
