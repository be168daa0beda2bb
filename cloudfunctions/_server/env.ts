import { z } from 'zod';
import { parseKeyRing } from './crypto';

const keyRing = z.string().transform((text, check) => {
  try {
    return parseKeyRing(text);
  } catch (error) {
    check.addIssue({ code: 'custom', message: (error as Error).message });
    return z.NEVER;
  }
});

/** The file `tcb_custom_login.json`. */
const loginKey = z.object({
  private_key_id: z.string().min(1),
  private_key: z.string().includes('PRIVATE KEY'),
  env_id: z.string().min(1),
});
export type LoginKey = z.infer<typeof loginKey>;

const schema = z.object({
  /** encrypts phone numbers */
  YIMA_PHONE_KEYS: keyRing,
  /** encrypts the secrets of member codes and of tills */
  YIMA_DEVICE_KEYS: keyRing,
  /** `stand-in`: the local runtime plays the payment platform; no deployment sets it */
  YIMA_PAYMENTS: z.enum(['closed', 'stand-in']).default('closed'),
  /** keys the hashes used for look-ups; cannot be rotated without a migration */
  YIMA_HASH_KEY: z
    .string()
    .transform(text => Buffer.from(text, 'base64'))
    .refine(key => key.length === 32, 'base64 of 32 bytes'),
  /** signs tickets of the platform's custom login, for desktops; in the one function that gives them out */
  YIMA_LOGIN_KEY: z
    .string()
    .transform((text, check) => {
      try {
        return loginKey.parse(JSON.parse(Buffer.from(text, 'base64').toString('utf8')));
      } catch {
        check.addIssue({ code: 'custom', message: 'base64 of the private key that the console gives for custom login' });
        return z.NEVER;
      }
    })
    .optional(),
});

export type Env = z.infer<typeof schema>;

/** Reads the function's environment. @throws Error naming what is missing: a function must not start half configured */
export const readEnv = (source: Record<string, string | undefined>): Env => {
  const parsed = schema.safeParse(source);
  if (parsed.success) return parsed.data;
  const names = parsed.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`).join('; ');
  throw new Error(`environment of the function is incomplete: ${names}`);
};
