import { login } from '@/lib/transport/login';

export type PhoneOffer = { code: string; phoneMasked?: string };

/**
 * What WeChat's panel knows before the person allows it, from the local runtime that plays WeChat; undefined when it
 * does not answer. Only H5 on the local runtime has it: a mini program gets its code from WeChat's own button.
 */
export const askPhoneOffer = async (): Promise<PhoneOffer | undefined> => {
  const response = await fetch('/_wechat/phone-code', {
    method: 'POST',
    headers: await login.headers(),
  }).catch(() => undefined);
  if (!response?.ok) return undefined;
  return (await response.json()) as PhoneOffer;
};
