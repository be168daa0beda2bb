import type { z } from 'zod';
import type { ErrorCode } from './errors/codes';

/** Roles a staff record can carry. */
export type StaffRole = 'guide' | 'cashier' | 'store-manager' | 'brand-operator' | 'group-operator' | 'finance';

/**
 * Who may call an action:
 * `anyone` any WeChat login · `member` someone who joined · `staff` the listed roles, acting in one store ·
 * `timer` the platform's own timer · `till` a till that signs with its key · `public` an HTTP path without login.
 */
export type Caller =
  | { kind: 'anyone' }
  | { kind: 'member' }
  | { kind: 'staff'; roles: readonly StaffRole[] }
  | { kind: 'timer' }
  | { kind: 'till' }
  | { kind: 'public' };

type CallerOf<K extends Caller['kind']> = Extract<Caller, { kind: K }>;
export const anyone: CallerOf<'anyone'> = { kind: 'anyone' };
export const member: CallerOf<'member'> = { kind: 'member' };
export const timer: CallerOf<'timer'> = { kind: 'timer' };

/** A member of staff who acts in a post with one of these roles. */
export const staff = (...roles: StaffRole[]): CallerOf<'staff'> => ({ kind: 'staff', roles });
export const till: CallerOf<'till'> = { kind: 'till' };
export const everybody: CallerOf<'public'> = { kind: 'public' };
/** Whoever serves shoppers in a store. */
export const atTheCounter = staff('guide', 'cashier', 'store-manager');

/** Whose data an action may touch; checked by the services, stated here so that it can be read and tested. */
export type Scope = 'none' | 'own' | 'visit' | 'counter' | 'store' | 'group';

export type ActionSpec<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType, C extends Caller = Caller> = {
  /** who may call */
  caller: C;
  /**
   * whether it may be called from a desktop that its person let in with her phone; staff actions may unless this is false,
   * others only where it is true
   */
  onDesktop?: boolean;
  /** whose data it touches */
  touches: Scope;
  /** true: changes something, so the request needs a `requestId` and may be repeated safely */
  changes: boolean;
  /** what an audit reader is told when this action looks at or changes personal data; absent when it does neither */
  audit?: string;
  input: I;
  output: O;
};

export type Contract = Readonly<Record<string, ActionSpec>>;

/** Declares one action; the identity function that keeps the literal types of its schemas and of its caller. */
export const action = <I extends z.ZodType, O extends z.ZodType, C extends Caller>(spec: ActionSpec<I, O, C>): ActionSpec<I, O, C> => spec;

export type InputOf<C extends Contract, A extends keyof C> = z.infer<C[A]['input']>;
export type OutputOf<C extends Contract, A extends keyof C> = z.infer<C[A]['output']>;

/**
 * Where a staff member acts: one role in one store, on one terminal. Sent by the client, checked against the record.
 * Headquarters' people act in their home store; a brand operator's `brandId` is in a handler's context always, and need be sent
 * only by who has several brands.
 */
export type ActingAs = { role: StaffRole; storeId: string; counterId?: string; brandId?: string; terminalId: string };

export type RequestBody = { action: string; requestId?: string; data: unknown; as?: ActingAs };

/** What every function answers. `data` on a refusal carries the facts the message speaks of. */
export type Envelope<T> =
  | { ok: true; data: T; requestId: string; serverAt: number }
  | {
      ok: false;
      code: ErrorCode;
      message: string;
      data?: unknown;
      requestId: string;
      serverAt: number;
      retryable: boolean;
    };
