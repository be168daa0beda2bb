/** What the books, statements and exports can be refused with. */
export const booksErrors = {
  STATEMENT_NOT_FOUND: '没有找到这张结算单',
  STATEMENT_WRONG_STATE: '结算单的状态已变化，请刷新后再试',
  STATEMENT_CHANGED: '这张结算单已重新出账，金额有变，请看过新的再定',
  BOOKS_MONTH_NOT_OVER: '这个月还没有结束，月底之后才能出账和锁账',
  BOOKS_MONTH_LOCKED: '这个月已经锁账，之后的变动记入下一个月',
  BOOKS_NOT_LOCKED: '请先锁定这个月的账，再登记付款',
  BOOKS_NOT_ISSUED: '还有结算单没有出账，或出账后又有变动，请先重新出账',
  BOOKS_LINE_NOT_FOUND: '没有找到这笔明细',
  EXPORT_NOT_FOUND: '没有找到这次导出',
  EXPORT_WRONG_STATE: '导出的状态已变化，请刷新后再试',
  EXPORT_SELF: '自己申请的导出须由另一位同事审批',
  EXPORT_NOT_YOURS: '只有申请人和批准人可以下载这份文件',
  EXPORT_TOO_LARGE: '一次最多导出：CSV 十万行，Excel 一万行，请缩小范围或改用 CSV',
  EXPORT_EMPTY: '这个范围里没有可以导出的内容',
} as const;
