import { DuplicateKeyError } from './errors';
import { afterLostRace } from './races';

test('what lost a race runs again and sees the winner', async () => {
  let runs = 0;
  const answer = await afterLostRace(async () => {
    runs += 1;
    if (runs === 1) throw new DuplicateKeyError('taken');
    return runs;
  });
  expect(answer).toBe(2);
});

test('another failure is not a race', async () => {
  let runs = 0;
  await expect(
    afterLostRace(async () => {
      runs += 1;
      throw new Error('broken');
    }),
  ).rejects.toThrow('broken');
  expect(runs).toBe(1);
});

test('a key that is taken every time is reported', async () => {
  await expect(afterLostRace(() => Promise.reject(new DuplicateKeyError('taken')))).rejects.toThrow(DuplicateKeyError);
});
