import { z } from 'zod';
import { action, anyone, everybody, staff } from './define';
import { staffRole } from './staff';
import { brandRef, counterRef, id, instant, nothing, storeRef } from './shared';

/** A secret that the browser makes up and keeps; only who has it can collect what its code was confirmed for. */
const pollKey = z.string().regex(/^[0-9A-Za-z_-]{32,64}$/);
/** What the browser shows; unguessable, used once, good for two minutes. */
const code = z.string().regex(/^[0-9A-Za-z_-]{22}$/);
/** "Chrome · Windows", as the browser says of itself. */
const browser = z.string().trim().min(1).max(60);

/** The post under which she signed in, with names to show. */
const place = z.strictObject({
  role: staffRole,
  store: storeRef,
  counter: counterRef.optional(),
  brand: brandRef.optional(),
});

const session = z.strictObject({
  sessionId: id,
  browser: z.string(),
  /** the network it came from, where the platform says so */
  address: z.string().optional(),
  openedAt: instant,
  expiresAt: instant,
  /** the one this very call comes from */
  here: z.boolean(),
});
export type DesktopPlace = z.infer<typeof place>;
export type DesktopSession = z.infer<typeof session>;

/** Of the ops function: a browser that nobody is signed in on. */
export const browserActions = {
  'desktop.begin': action({
    caller: everybody,
    touches: 'none',
    changes: true,
    input: z.strictObject({ pollKey, browser }),
    output: z.strictObject({ code, expiresAt: instant }),
  }),
  'desktop.poll': action({
    caller: everybody,
    touches: 'none',
    changes: false,
    input: z.strictObject({ pollKey }),
    output: z.strictObject({ state: z.enum(['waiting', 'scanned', 'confirmed', 'entered', 'refused', 'expired']) }),
  }),
  /** Collects the ticket of the platform's custom login, once. */
  'desktop.enter': action({
    caller: everybody,
    touches: 'own',
    changes: true,
    input: z.strictObject({ pollKey }),
    output: z.strictObject({ ticket: z.string(), sessionId: id, name: z.string(), place, expiresAt: instant }),
  }),
};

/** Of the guide function: the phone of the person who signs in, and the way out for both. */
export const phoneActions = {
  'desktop.scan': action({
    caller: anyone,
    touches: 'own',
    changes: true,
    input: z.strictObject({ code }),
    output: z.strictObject({ browser: z.string(), address: z.string().optional(), startedAt: instant, expiresAt: instant }),
  }),
  'desktop.confirm': action({
    caller: staff(...staffRole.options),
    // the phone is the proof
    onDesktop: false,
    touches: 'own',
    changes: true,
    audit: '确认在电脑上登录',
    input: z.strictObject({ code }),
    output: session,
  }),
  'desktop.refuse': action({
    caller: anyone,
    touches: 'own',
    changes: true,
    input: z.strictObject({ code }),
    output: nothing,
  }),
  'desktop.list': action({
    caller: anyone,
    onDesktop: true,
    touches: 'own',
    changes: false,
    input: nothing,
    output: z.strictObject({ items: z.array(session) }),
  }),
  /** Without an id: the one that this call comes from. */
  'desktop.end': action({
    caller: anyone,
    onDesktop: true,
    touches: 'own',
    changes: true,
    audit: '退出电脑登录',
    input: z.strictObject({ sessionId: id.optional() }),
    output: nothing,
  }),
};
