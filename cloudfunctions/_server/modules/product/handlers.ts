import type { productActions } from '@core/contracts/product';
import type { Handlers } from '../../context';
import { listProducts, scanProduct } from './service';

export const productHandlers: Handlers<typeof productActions> = {
  'product.scan': scanProduct,
  'product.list': listProducts,
};
