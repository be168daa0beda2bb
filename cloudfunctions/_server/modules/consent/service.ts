import { refuse, ok, type Result } from '@core/domain/result';
import type { Context } from '../../context';
import type { Transaction } from '../../db/database';
import type { Consent } from './documents';
import { endConsent, findAllOf, findStanding, insertConsents } from './repo';
import type { ConsentText } from './text';

/** Where it was given. */
type Where = { memberId: string; scene?: string };

const sameSubject = (one: Pick<Consent, 'kind' | 'brandId'>, other: Pick<Consent, 'kind' | 'brandId'>): boolean =>
  one.kind === other.kind && one.brandId === other.brandId;

const consentTo = ({ _id: textId, kind, brandId, version, title, legalEntity }: ConsentText) => ({
  kind,
  ...(brandId === undefined ? {} : { brandId }),
  version,
  title,
  legalEntity,
  textId,
});

/**
 * Keeps the yes to these words of the mall or a brand, which `keepTexts` kept before; the same version twice is one
 * consent, an older one is replaced.
 */
export const giveConsentTo = async (context: Context, tx: Transaction, { memberId, scene }: Where, text: ConsentText): Promise<void> => {
  const { deps, now, requestId } = context;
  const standing = (await findStanding(deps.db, tx, memberId)).filter(other => sameSubject(other, text));
  if (standing.some(({ version }) => version === text.version)) return;
  for (const { _id } of standing) await endConsent(tx, _id, { replacedAt: now });
  const given = { _id: deps.ids.next('con'), memberId, givenAt: now, requestId, ...(scene === undefined ? {} : { scene }) };
  await insertConsents(tx, [{ ...given, ...consentTo(text) }]);
};

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

export type EndedConsent = Consent & { withdrawnAt: number };

const isEnded = (consent: Consent): consent is EndedConsent => consent.withdrawnAt !== undefined;

/** What stands today, oldest first; and of the mall and each brand whose does not, the one that was taken back last. */
export const consentsOf = async ({ deps }: Context, memberId: string): Promise<{ standing: Consent[]; ended: EndedConsent[] }> => {
  const all = await findAllOf(deps.db, memberId);
  const standing = all.filter(({ withdrawnAt, replacedAt }) => withdrawnAt === undefined && replacedAt === undefined);
  const newest = [...all].reverse().filter(isEnded);
  const ended = newest.filter((one, index) => ![...standing, ...newest.slice(0, index)].some(other => sameSubject(other, one)));
  return { standing, ended };
};
