/** What people read to each other of a long id: its last eight characters, in two groups: "7F3K 9QXZ". */
export const voucherNo = (redemptionId: string): string => {
  const tail = redemptionId.slice(-8).toUpperCase();
  return `${tail.slice(0, 4)} ${tail.slice(4)}`;
};
