import { refuse, ok, type Result } from '@core/domain/result';
import type { Context } from '../../context';
import type { Transaction } from '../../db/database';
import type { Brand, MallAgreement } from '../org/documents';
import { buildBrandConsent, buildMallConsent } from './build';
import type { Consent } from './documents';
import { endConsent, findStanding, insertConsents } from './repo';

/** Where it was given. */
type Where = { memberId: string; scene?: string };

const sameSubject = (one: Pick<Consent, 'kind' | 'brandId'>, other: Pick<Consent, 'kind' | 'brandId'>): boolean =>
  one.kind === other.kind && one.brandId === other.brandId;

const givenFields = (context: Context, { memberId, scene }: Where) => ({
  _id: context.deps.ids.next('con'),
  memberId,
  givenAt: context.now,
  requestId: context.requestId,
  ...(scene === undefined ? {} : { scene }),
});

const record = async (context: Context, tx: Transaction, consent: Consent): Promise<void> => {
  const standing = (await findStanding(context.deps.db, tx, consent.memberId)).filter(other => sameSubject(other, consent));
  if (standing.some(({ version }) => version === consent.version)) return;
  for (const { _id } of standing) await endConsent(tx, _id, { replacedAt: context.now });
  await insertConsents(tx, [consent]);
};

/** Keeps the yes to the mall's terms; the same version twice is one consent, an older one is replaced. */
export const giveMallConsent = (context: Context, tx: Transaction, where: Where, mall: MallAgreement): Promise<void> =>
  record(context, tx, buildMallConsent(givenFields(context, where), mall));

/** Likewise the yes to one brand's. */
export const giveBrandConsent = (context: Context, tx: Transaction, where: Where, brand: Brand): Promise<void> =>
  record(context, tx, buildBrandConsent(givenFields(context, where), brand));

/** Ends what stands for the mall or one brand; refuses when nothing does. */
export const withdrawConsent = async (
  context: Context,
  tx: Transaction,
  memberId: string,
  subject: Pick<Consent, 'kind' | 'brandId'>,
): Promise<Result<void, 'CONSENT_NOT_FOUND'>> => {
  const standing = (await findStanding(context.deps.db, tx, memberId)).filter(other => sameSubject(other, subject));
  if (standing.length === 0) return refuse('CONSENT_NOT_FOUND');
  for (const { _id } of standing) await endConsent(tx, _id, { withdrawnAt: context.now });
  return ok(undefined);
};

/** Ends everything that stands, when an account is deleted. */
export const withdrawAllConsents = async (context: Context, tx: Transaction, memberId: string): Promise<void> => {
  for (const { _id } of await findStanding(context.deps.db, tx, memberId)) await endConsent(tx, _id, { withdrawnAt: context.now });
};

/** What stands today, oldest first. */
export const standingConsents = (context: Context, memberId: string): Promise<Consent[]> =>
  findStanding(context.deps.db, context.deps.db, memberId);
