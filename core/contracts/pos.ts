import { z } from 'zod';
import { action } from './define';
import { instant, nothing } from './shared';

/** The tills' interface over HTTP access. So far a till can set its clock by it. */
export const posContract = {
  'time.get': action({
    caller: { kind: 'public' },
    touches: 'none',
    changes: false,
    input: nothing,
    output: z.strictObject({ now: instant }),
  }),
};
export type PosContract = typeof posContract;
