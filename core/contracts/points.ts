import { z } from 'zod';
import { action, member } from './define';
import { fen, instant, nothing, pageInput, pageOf, tier } from './shared';

const points = z.int();

const pointsKind = z.enum(['earn', 'unearn', 'spend', 'unspend', 'back', 'expire', 'left', 'card-merge', 'opening']);

/** One movement; below zero: away from her. */
export const pointsItem = z.strictObject({
  entryId: z.string(),
  at: instant,
  kind: pointsKind,
  points,
  /** where it was earned or used */
  place: z.string().optional(),
});

const step = z.strictObject({ tier, needFen: fen, missingFen: fen });

/** Bills that the till has not reported yet, and the money paid on them: neither points nor tier know of them. */
const waiting = z.strictObject({ bills: z.int(), dueFen: fen });

export const pointsActions = {
  'points.get': action({
    caller: member,
    touches: 'own',
    changes: false,
    input: nothing,
    output: z.strictObject({
      /** what can be used now, and its worth */
      points,
      worthFen: fen,
      /** hers too, but kept for bills that wait to be paid */
      held: points,
      /** taken back by refunds after they were spent; the next ones earned pay it */
      debt: points,
      waiting: waiting.optional(),
      /** when those that can be used end, the first at the top */
      lots: z.array(z.strictObject({ until: instant, points })),
      /** so many are a yuan; used in multiples of `step`, for `capBp` of a bill at most */
      perYuan: z.int(),
      step: z.int(),
      capBp: z.int(),
      /** of one point a yuan, in her tier */
      rateBp: z.int(),
    }),
  }),
  'points.list': action({ caller: member, touches: 'own', changes: false, input: pageInput, output: pageOf(pointsItem) }),
  'tier.get': action({
    caller: member,
    touches: 'own',
    changes: false,
    input: nothing,
    output: z.strictObject({
      tier,
      /** paid in the last twelve months */
      spentFen: fen,
      waiting: waiting.optional(),
      /** absent in the lowest tier, which has no end */
      until: instant.optional(),
      /** what is missing to keep it for another year: of the twelve months until its end, that have begun */
      keep: z.strictObject({ needFen: fen, missingFen: fen }).optional(),
      /** absent at the top */
      next: step.optional(),
      ladder: z.array(z.strictObject({ tier, needFen: fen, rateBp: z.int() })),
    }),
  }),
};
