import type { ExternalTender, TenderPlatform } from '@core/contracts/tender';
import { parseYuan } from '@/lib/amount';
import { tenderMessages as m } from './messages';

/** A voucher of another platform as it is being typed. */
export type TenderDraft = { platform: TenderPlatform; certificate: string; paid: string; face: string };

export const emptyTender: TenderDraft = { platform: 'douyin', certificate: '', paid: '', face: '' };

export type TenderProblem = { field: 'certificate' | 'paid' | 'face'; text: string };
export type ReadTender = { ok: true; tender: ExternalTender } | { ok: false; problem: TenderProblem };

const wrong = (field: TenderProblem['field'], text: string): ReadTender => ({
  ok: false,
  problem: { field, text },
});

/** The platforms print one certificate in small or large letters. */
const isSame = (one: ExternalTender, platform: TenderPlatform, certificateId: string): boolean =>
  one.platform === platform && one.certificateId.toUpperCase() === certificateId.toUpperCase();

/** What was typed as the server wants it, or the first field that does not fit. A voucher that was given away cost nothing. */
export const readTender = (draft: TenderDraft, there: readonly ExternalTender[]): ReadTender => {
  const certificateId = draft.certificate
    .replace(/[！-～]/g, char => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/\s/g, '');
  if (!/^[0-9A-Za-z_-]{4,64}$/.test(certificateId)) return wrong('certificate', m.problem.certificate);
  if (there.some(one => isSame(one, draft.platform, certificateId)))
    return wrong('certificate', m.problem.repeated);
  const paid = parseYuan(draft.paid);
  if (!paid.ok && paid.problem !== 'ZERO') return wrong('paid', m.problem.paid);
  const face = parseYuan(draft.face);
  if (!face.ok) return wrong('face', m.problem.face);
  const paidFen = paid.ok ? paid.fen : 0;
  if (paidFen > face.fen) return wrong('paid', m.problem.dear);
  return { ok: true, tender: { platform: draft.platform, certificateId, paidFen, faceFen: face.fen } };
};
