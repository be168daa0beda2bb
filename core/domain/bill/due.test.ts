import { dueFenOf } from './due';

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
