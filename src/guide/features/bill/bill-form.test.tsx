import type { Goods } from '../../lib/goods';
import {
  addLine,
  addProduct,
  changeLine,
  MAX_LINES,
  newBill,
  readBill,
  removeLine,
  setPieces,
} from './bill-form';
import { readSlipNo } from '../../lib/slip-no';

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
    form = addLine(goods, removeLine(goods, form, 'l2'));
    expect(form.lines.map(line => line.lineId)).toEqual(['l1', 'l3']);
  });

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

const product = (productId: string, priceFen: number) => ({
  productId,
  name: productId,
  barcode: '6901234567892',
  brand: { brandId: 'br_mu', name: '木', logo: '' },
  category: { categoryId: 'cat_coat', name: '外套' },
  priceFen,
});

describe('products on a bill', () => {
  const coat = product('pd_coat', 189_950);

  test('in the place of the last line that is removed comes an empty one, under an id of its own', () => {
    const [only] = removeLine(goods, addProduct(newBill(goods), coat), 'l1').lines;
    expect(only).toEqual({ lineId: 'l2', amountText: '', brandId: 'br_lan', categoryId: 'cat_dress' });
  });

  test('take the empty line, with brand, category and the price on the tag', () => {
    const form = addProduct(newBill(goods), coat);
    expect(form.lines).toHaveLength(1);
    expect(readBill(form)).toEqual({
      ok: true,
      subtotalFen: 189_950,
      lines: [
        {
          lineId: 'l1',
          brandId: 'br_mu',
          categoryId: 'cat_coat',
          productId: 'pd_coat',
          quantity: 1,
          amountFen: 189_950,
        },
      ],
    });
  });

  test('that are scanned again are one piece more, and others a line of their own', () => {
    const form = addProduct(addProduct(addProduct(newBill(goods), coat), coat), product('pd_belt', 100));
    expect(readBill(form)).toMatchObject({
      subtotalFen: 380_000,
      lines: [
        { quantity: 2, amountFen: 379_900 },
        { lineId: 'l2', productId: 'pd_belt', amountFen: 100 },
      ],
    });
  });

  test('leave a line that has an amount alone', () => {
    const form = addProduct(changeLine(newBill(goods), 'l1', { amountText: '12' }), coat);
    expect(form.lines.map(line => line.product?.productId)).toEqual([undefined, 'pd_coat']);
  });

  test('are paid at what is typed over their price; another count begins at the tag again', () => {
    let form = changeLine(addProduct(newBill(goods), coat), 'l1', { amountText: '1500' });
    expect(readBill(form)).toMatchObject({
      lines: [{ productId: 'pd_coat', quantity: 1, amountFen: 150_000 }],
    });
    form = setPieces(form, 'l1', 3);
    expect(readBill(form)).toMatchObject({ lines: [{ quantity: 3, amountFen: 569_850 }] });
    expect(setPieces(form, 'l1', 0).lines[0]?.product?.quantity).toBe(1);
  });

  test('do not go on a bill that is full, unless they are on it', () => {
    let form = addProduct(newBill(goods), coat);
    for (let i = 1; i < MAX_LINES; i += 1) form = addProduct(form, product(`pd_${i}`, 100));
    expect(addProduct(form, product('pd_more', 100))).toBe(form);
    expect(addProduct(form, coat).lines[0]?.product?.quantity).toBe(2);
  });
});
