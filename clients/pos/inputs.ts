import type { Verb } from './client';

/**
 * What `--data` of each verb holds; `?` may be left out, `|` stands between two ways of asking. The request's number is no
 * part of it. A test holds it against the contract; what each field means is told in docs/till.md and the OpenAPI document.
 */
export const INPUTS: Readonly<Record<Verb, string>> = {
  time: '',
  identify: 'code',
  quote: 'counterId, lines, ticketId, couponIds?, dryRun? | dryRun, and the whole request (docs/till.md)',
  lock: 'counterId, ticketId, lines, couponIds, expectedPayFen, tenders?, points?',
  'fetch-bill': 'code',
  release: 'billId | lockRequestId',
  redeem: 'counterId, ticketId, slipNo?, lines, couponIds, expectedPayFen, tenders?, points? | billId, slipNo',
  reverse: 'redemptionId | redeemRequestId',
  'upload-sale': 'counterId, slipNo, at, lines, payFen, tenders, ticketId?, redemptionId?',
  'upload-refund': 'sale, refundNo, at, lines',
  'find-sale': 'by, cursor?, limit?',
  'show-sale': 'sale',
  shift: 'from, to',
  lookup: 'verb, askedRequestId',
};
