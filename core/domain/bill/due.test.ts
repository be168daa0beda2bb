import { countedOf, dueFenOf } from './due';

test.each([
  { payFen: 35_000, faces: [], due: 35_000, why: 'without a voucher it is all of it' },
  { payFen: 35_000, faces: [30_000], due: 5_000, why: 'a voucher pays what it is worth' },
  { payFen: 35_000, faces: [10_000, 25_000], due: 0, why: 'several pay together' },
  { payFen: 35_000, faces: [50_000], due: 0, why: 'nothing is given back for what is left of a voucher' },
  { payFen: 35_000, faces: [10_000], pointsFen: 500, due: 24_500, why: 'points pay beside them' },
])('$why', ({ payFen, faces, pointsFen, due }) => {
  expect(
    dueFenOf(
      payFen,
      faces.map(faceFen => ({ faceFen })),
      pointsFen,
    ),
  ).toBe(due);
});

test.each([
  { payFen: 35_000, faces: [], counted: [], why: 'nothing counts for nothing' },
  { payFen: 35_000, faces: [10_000, 5_000], counted: [10_000, 5_000], why: 'each at its worth' },
  { payFen: 35_000, faces: [30_000, 10_000], counted: [30_000, 5_000], why: 'the last one at what is left' },
  { payFen: 35_000, faces: [50_000, 10_000], counted: [35_000, 0], why: 'what comes after the bill is paid counts for nothing' },
  { payFen: 35_000, faces: [35_000], pointsFen: 500, counted: [34_500], why: 'points were first' },
])('$why', ({ payFen, faces, pointsFen, counted }) => {
  const tenders = faces.map(faceFen => ({ faceFen }));
  const sums = countedOf(payFen, tenders, pointsFen).map(({ countedFen }) => countedFen);
  expect(sums).toEqual(counted);
  expect(dueFenOf(payFen, tenders, pointsFen)).toBe(payFen - (pointsFen ?? 0) - sums.reduce((sum, fen) => sum + fen, 0));
});
