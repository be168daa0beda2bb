import { z } from 'zod';
import { action, member } from './define';
import { id, phoneCode, tier } from './shared';
import { memberView } from './member';

/** An old plastic card: its printed number, and the six digits under the scratch field of its back. */
const cardNumber = z.string().regex(/^\d{12}$/);
const pin = z.string().regex(/^\d{6}$/);

export const cardActions = {
  /** First proof: number and scratch digits. Shows what would move; nothing moves yet. */
  'card.find': action({
    caller: member,
    touches: 'own',
    changes: true,
    audit: '查询旧实体卡',
    input: z.strictObject({ cardNumber, pin }),
    output: z.strictObject({
      cardId: id,
      numberMasked: z.string(),
      phoneMasked: z.string(),
      tier,
      points: z.int(),
    }),
  }),
  /** Second proof: the phone number on the card's record, proven with WeChat now. Moves points and the higher tier. */
  'card.merge': action({
    caller: member,
    touches: 'own',
    changes: true,
    audit: '合并旧实体卡',
    input: z.strictObject({ cardNumber, pin, phoneCode }),
    output: z.strictObject({
      member: memberView,
      movedPoints: z.int(),
      /** the higher tier that the card brought */ upgradedTo: tier.optional(),
    }),
  }),
};
