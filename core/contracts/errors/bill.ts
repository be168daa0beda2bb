/** What open bills, products and vouchers of other platforms can be refused with. */
export const billErrors = {
  PRODUCT_NOT_FOUND: '这个柜台没有这件商品，请核对条码，或按品类填金额',
  BILL_PRODUCT_UNKNOWN: '账单里有这个柜台没有的商品，请删掉后再试',
  BILL_PRODUCT_MISMATCH: '商品与所选的品牌、品类不一致，请重新选择商品',
  BILL_CODE_WRONG: '这不是账单码，请扫描导购手机上的账单码',
  BILL_NOT_FOUND: '没有找到这张账单，请让导购重新开单',
  BILL_REDEEMED: '这张账单已经付过了，不用再收款',
  BILL_RELEASED: '这张账单已取消，请让导购重新开单',
  BILL_LAPSED: '这张账单超过三十分钟未付，已自动取消，请让导购重新开单',
  BILL_NOT_ARRIVED: '这张账单没有到达，编号已作废，晚到也不会占用券',
  TENDER_USED: '这张平台券已经用过，请核对券码',
  TENDER_REPEATED: '同一张平台券填了两次，请删掉一张',
} as const;
