import type { Mall } from '../harness';

/** Asks the runtime's own door for tests: faults of the functions, and their clock. */
export const admin = async (mall: Mall, body: object): Promise<void> => {
  const response = await fetch(`${mall.runtime.url}/_local/admin`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(200);
};
