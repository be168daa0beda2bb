import { voucherNo } from './voucher-no';

test.each([
  ['rd_01J9ZC4S7Q8N2M5KX7F3K9QXZA', 'F3K9 QXZA', 'the end is what differs between two of one day'],
  ['rd_abcdefgh', 'ABCD EFGH', 'read out in capitals'],
])('%s is read as %s (%s)', (id, text) => expect(voucherNo(id)).toBe(text));
