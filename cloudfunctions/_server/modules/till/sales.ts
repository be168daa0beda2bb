import type { InputOf } from '@core/contracts/define';
import type { ErrorCode } from '@core/contracts/errors/codes';
import type { PosContract } from '@core/contracts/pos';
import type { SaleView } from '@core/contracts/sale';
import type { Result } from '@core/domain/result';
import type { TillContext } from '../../context';
import { showSale } from '../refund/service';
import { saleIdOf } from '../sale/service';

/** One sale of the till's store, by its id or by what is printed on the slip. */
export const showSaleForTill = async (
  context: TillContext,
  { sale }: InputOf<PosContract, 'till.show-sale'>,
): Promise<Result<SaleView, ErrorCode>> => {
  const saleId = await saleIdOf(context, sale);
  return saleId.ok ? showSale(context, { saleId: saleId.data }) : saleId;
};
