export const importErrors = {
  IMPORT_NOT_FOUND: '没有找到这次导入',
  IMPORT_TEMPLATE_BOUGHT: '要付款购买的券不能导入兑换码',
  IMPORT_TEMPLATE_UNFIT: '有每日库存、有预算或由别人分担费用的券不能导入兑换码，因为一份文件就是它自己的库存',
} as const;
