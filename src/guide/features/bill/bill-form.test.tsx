import type { Goods } from '../../lib/goods';
import { addLine, changeLine, MAX_LINES, newBill, readBill, readSlipNo, removeLine } from './bill-form';

const goods: Goods = {
  brands: [
    { brandId: 'br_lan', name: '澜' },
    { brandId: 'br_mu', name: '木' },
  ],
  categories: [
    { categoryId: 'cat_dress', name: '连衣裙' },
    { categoryId: 'cat_coat', name: '外套' },
  ],
};

describe('a bill being typed', () => {
  test('begins with one empty line of the first brand and category', () => {
    expect(newBill(goods).lines).toEqual([
      { lineId: 'l1', brandId: 'br_lan', categoryId: 'cat_dress', amountText: '' },
    ]);
  });

  test('a further line takes the next pair that the bill does not have yet', () => {
    let form = newBill(goods);
    form = addLine(goods, addLine(goods, form));
    expect(form.lines.map(line => [line.brandId, line.categoryId])).toEqual([
      ['br_lan', 'cat_dress'],
      ['br_lan', 'cat_coat'],
      ['br_mu', 'cat_dress'],
    ]);
  });

  test('line ids are never used twice, so coupons of a removed line cannot land on a new one', () => {
    let form = addLine(goods, newBill(goods));
    form = addLine(goods, removeLine(form, 'l2'));
    expect(form.lines.map(line => line.lineId)).toEqual(['l1', 'l3']);
  });

  test('the last line cannot be removed', () =>
    expect(removeLine(newBill(goods), 'l1').lines).toHaveLength(1));

  test('it stops growing at the bound', () => {
    let form = newBill(goods);
    for (let i = 0; i < MAX_LINES + 5; i += 1) form = addLine(goods, form);
    expect(form.lines).toHaveLength(MAX_LINES);
  });

  test('a counter without goods is a broken record, not an empty bill', () => {
    expect(() => newBill({ brands: [], categories: [] })).toThrow('without brands');
  });
});

describe('reading the bill', () => {
  const typed = (...texts: string[]) => {
    let form = newBill(goods);
    texts.slice(1).forEach(() => (form = addLine(goods, form)));
    texts.forEach((text, index) => (form = changeLine(form, `l${index + 1}`, { amountText: text })));
    return readBill(form);
  };

  test.each([
    [['300'], 30_000, 1, 'one line'],
    [['300', '99.9'], 39_990, 2, 'amounts add up in fen'],
    [['300', ''], 30_000, 1, 'a line not filled in yet is left out'],
    [['', '0.01'], 1, 1, 'also when it is the first'],
  ])('%j comes to %i fen in %i lines (%s)', (texts, subtotalFen, count) => {
    const read = typed(...texts);
    expect(read).toMatchObject({ ok: true, subtotalFen });
    expect(read.ok && read.lines).toHaveLength(count);
  });

  test.each([
    [[''], [{ lineId: 'l1', problem: 'EMPTY' }], 'nothing typed at all'],
    [['300', '0'], [{ lineId: 'l2', problem: 'ZERO' }], 'one wrong line stops the bill'],
    [
      ['1.234', 'x'],
      [
        { lineId: 'l1', problem: 'TOO_PRECISE' },
        { lineId: 'l2', problem: 'NOT_A_NUMBER' },
      ],
      'each line says why',
    ],
  ])('%j is not a bill: %j (%s)', (texts, problems) =>
    expect(typed(...texts)).toEqual({ ok: false, problems }),
  );

  test('sends exactly the fields of the contract', () => {
    const read = typed('12.5');
    expect(read.ok && read.lines[0]).toEqual({
      lineId: 'l1',
      brandId: 'br_lan',
      categoryId: 'cat_dress',
      amountFen: 1_250,
    });
  });
});

describe('the slip number', () => {
  test.each([
    ['A-1024', 'A-1024', 'as printed'],
    [' 1024 ', '1024', 'blanks at the ends of a paste'],
    ['ａ１０２４', 'a1024', 'full width becomes ASCII'],
    ['1'.repeat(24), '1'.repeat(24), 'the longest there is'],
  ])('%j is read as %j (%s)', (text, slipNo) => expect(readSlipNo(text)).toEqual({ ok: true, slipNo }));

  test.each([
    ['', 'EMPTY', 'a bill typed by hand needs one'],
    ['  ', 'EMPTY', 'blanks are none'],
    ['10#24', 'WRONG', 'a character no till prints'],
    ['号1024', 'WRONG', 'words'],
    ['1'.repeat(25), 'WRONG', 'too long'],
  ])('%j is refused as %s (%s)', (text, problem) => expect(readSlipNo(text)).toEqual({ ok: false, problem }));
});
