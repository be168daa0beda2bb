import { z } from 'zod';
import { action, staff } from './define';
import { id, instant, note, tier } from './shared';

const manager = staff('store-manager');

/** The service desk: a shopper whose phone is lost stands there with the last digits of her number and her name. */
export const deskActions = {
  'desk.find-member': action({
    caller: manager,
    touches: 'group',
    changes: true,
    audit: '服务台查询会员',
    input: z.strictObject({ phone: z.string().regex(/^1[3-9]\d{9}$/), reason: note }),
    output: z.strictObject({
      memberId: id,
      nameMasked: z.string(),
      phoneMasked: z.string(),
      tier,
      devices: z.array(z.strictObject({ deviceId: id, name: z.string(), registeredAt: instant })),
    }),
  }),
  'desk.revoke-device': action({
    caller: manager,
    touches: 'group',
    changes: true,
    audit: '服务台挂失设备',
    input: z.strictObject({ memberId: id, deviceId: id, reason: note }),
    output: z.strictObject({ deviceId: id, revokedAt: instant }),
  }),
};
