import type { ActingAs, ActionSpec, Contract, InputOf, OutputOf } from '@core/contracts/define';
import type { ErrorCode } from '@core/contracts/errors/codes';
import type { Result } from '@core/domain/result';
import type { Deps } from './deps';
import type { WrongCodes } from '@core/domain/visit/lock';
import type { Member } from './modules/member/repo';
import type { Staff } from './modules/staff/repo';
import type { Till } from './modules/till/documents';

/** Who calls, as the platform's context says; never as the payload says. */
export type Login = {
  openid: string;
  unionid?: string;
  /** the session of a desktop that she let in with her phone, where that is where she calls from */
  desktop?: string;
  /** the one post it was let in for */
  post?: Omit<ActingAs, 'terminalId'>;
};

/** What every handler gets: who, when, with what, under which request id. */
export type Context = {
  deps: Deps;
  action: string;
  /** given by the client for changes; made here for reads */
  requestId: string;
  /** keyed hash of the input of a change, so that one request id cannot stand for two things; empty for reads */
  bodyHash: string;
  now: number;
  /** where the call came from, as far as the platform says it */
  clientIp?: string;
};
export type LoginContext = Context & { login: Login };
export type MemberContext = LoginContext & { member: Member };

/** Who serves a shopper: a person at a counter, or a till of a store. */
export type Clerk = {
  kind: 'staff' | 'till';
  /** of the staff record or of the till */
  id: string;
  /** as a receipt names it */
  name: string;
  employer: Staff['employer'];
  /** a manager sees more than a counter */
  role?: ActingAs['role'];
  storeId: string;
  counterId?: string;
  /** stands at no counter, and may: see `isOfWholeStore` */
  wholeStore?: true;
  terminalId: string;
  /** by terminal, see the visit module */
  wrongCodes: Readonly<Record<string, WrongCodes>>;
};
/** What identifying, quoting, redeeming and undoing work with. */
export type CounterContext = Context & { clerk: Clerk };
export type StaffContext = LoginContext & CounterContext & { staff: Staff; as: ActingAs };
export type TillContext = CounterContext & { till: Till };

/** The context a handler gets follows from the caller its action declares. */
type ContextFor<S extends ActionSpec> = S['caller'] extends { kind: 'member' }
  ? MemberContext
  : S['caller'] extends { kind: 'staff' }
    ? StaffContext
    : S['caller'] extends { kind: 'anyone' }
      ? LoginContext
      : S['caller'] extends { kind: 'till' }
        ? TillContext
        : Context;

export type Handlers<C extends Contract> = {
  [A in keyof C]: (context: ContextFor<C[A]>, input: InputOf<C, A>) => Promise<Result<OutputOf<C, A>, ErrorCode>>;
};
