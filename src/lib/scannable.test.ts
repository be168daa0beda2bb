import { barsOf, drawBars, drawQr, fitBars, fitQr, qrOf } from './scannable';

const DIGITS = '90123456789012345678';

/** A context that remembers what is dark, cell by cell. */
const paper = (width: number, height: number) => {
  const dark = new Uint8Array(width * height);
  const context = {
    fillStyle: '',
    fillRect(x: number, y: number, w: number, h: number) {
      expect([x, y, w, h].every(Number.isInteger)).toBe(true);
      for (let row = y; row < y + h; row++) {
        dark.fill(context.fillStyle === '#000000' ? 1 : 0, row * width + x, row * width + x + w);
      }
    },
  };
  return {
    context: context as unknown as CanvasRenderingContext2D,
    at: (x: number, y: number) => dark[y * width + x],
  };
};

describe('the member code as QR', () => {
  it('fits the smallest version, so that its modules are as large as they can be', () => {
    expect(qrOf(DIGITS).size).toBe(21);
  });

  it.each([
    [390, 1, 'a screen of whole pixels'],
    [360, 2, 'two device pixels to one'],
    [390, 2.75, 'a ratio that is not whole'],
  ])('has whole device pixels to a module in %d px at ratio %d: %s', (room, ratio) => {
    const side = fitQr(room, ratio, 21) * ratio;
    expect(side % 29).toBeCloseTo(0, 6);
    expect(side).toBeLessThanOrEqual(room * ratio + 1e-6);
  });

  it('keeps four light modules around it', () => {
    const module = 5;
    const side = 29 * module;
    const { context, at } = paper(side, side);
    drawQr(context, side, DIGITS);
    for (let step = 0; step < side; step++) {
      for (const edge of [0, 4 * module - 1, side - 4 * module, side - 1]) {
        expect(at(step, edge)).toBe(0);
        expect(at(edge, step)).toBe(0);
      }
    }
    // the corner of the finder pattern
    expect(at(4 * module, 4 * module)).toBe(1);
  });
});

describe('the member code as Code 128', () => {
  it('packs two digits to a symbol: start, ten pairs, check and stop', () => {
    expect(barsOf(DIGITS)).toMatch(/^11010011100[01]{121}1100011101011$/);
  });

  it('keeps ten light modules before and behind the bars', () => {
    const width = fitBars(390, 1, barsOf(DIGITS));
    const { context, at } = paper(width, 3);
    drawBars(context, width, 3, DIGITS);
    const module = width / (barsOf(DIGITS).length + 20);
    expect(Number.isInteger(module)).toBe(true);
    for (let x = 0; x < 10 * module; x++) expect([at(x, 1), at(width - 1 - x, 1)]).toEqual([0, 0]);
    expect(at(10 * module, 1)).toBe(1);
  });
});
