import { z } from 'zod';
import { action, member } from './define';
import { deviceKey, id, instant, phoneCode } from './shared';

/** The secret of a device and how to turn it into a code; `secret` is base64url of 32 bytes. */
const deviceSecret = z.strictObject({
  deviceId: id,
  prefix: z.string(),
  handle: z.string().regex(/^\d{10}$/),
  secret: z.string(),
  stepSeconds: z.int(),
  rotateAfter: instant,
});

const deviceView = z.strictObject({
  deviceId: id,
  name: z.string(),
  registeredAt: instant,
  /** the phone that asks */
  current: z.boolean(),
});

export const deviceActions = {
  /**
   * Hands this phone its secret; an expired one is replaced, the same request again brings the same secret. A phone that
   * was revoked, and each new one once a phone of hers was lost, needs `phoneCode`, a fresh proof of the member's own
   * number; without it the answer is `PHONE_PROOF_REQUIRED`.
   */
  'device.register': action({
    caller: member,
    touches: 'own',
    changes: true,
    audit: '登记设备',
    input: z.strictObject({ deviceKey, name: z.string().trim().min(1).max(40), phoneCode: phoneCode.optional() }),
    output: deviceSecret,
  }),
  'device.list': action({
    caller: member,
    touches: 'own',
    changes: false,
    input: z.strictObject({ deviceKey: deviceKey.optional() }),
    output: z.strictObject({ items: z.array(deviceView) }),
  }),
  'device.revoke': action({
    caller: member,
    touches: 'own',
    changes: true,
    audit: '挂失设备',
    input: z.strictObject({ deviceId: id }),
    output: z.strictObject({ deviceId: id, revokedAt: instant }),
  }),
};
