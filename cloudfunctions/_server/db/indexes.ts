/** One index of a collection; keys in order, 1 rising, -1 falling. */
export type IndexSpec = { name: string; keys: readonly (readonly [field: string, direction: 1 | -1])[]; unique?: boolean };
export type CollectionSpec = { name: string; indexes: readonly IndexSpec[] };

const index = (...fields: string[]): IndexSpec => ({
  name: fields.map(field => field.replace(/^-/, '').replace(/\./g, '_')).join('_'),
  keys: fields.map(field => [field.replace(/^-/, ''), field.startsWith('-') ? -1 : 1] as const),
});
/**
 * The cloud offers no sparse unique index and takes a missing field for null, so every document must carry a
 * unique field: where it has ended, a value that names the document itself (`left:<memberId>`, `reversed:<id>`).
 */
const unique = (...fields: string[]): IndexSpec => ({ ...index(...fields), unique: true });

/** Every collection and index of the product; `npm run migrate` brings any environment to this. */
export const collections: readonly CollectionSpec[] = [
  // people
  { name: 'members', indexes: [unique('openid'), unique('phoneHash'), index('pointsEndAt'), index('tierPeriod.until')] },
  // _id is `<kind>:<hash or openid>`; memberId is what it points to
  { name: 'identities', indexes: [index('memberId')] },
  { name: 'devices', indexes: [unique('handle'), index('memberId', 'state')] },
  {
    name: 'brand_memberships',
    indexes: [index('memberId'), index('brandId', '-since'), index('source.guideId', '-since'), index('source.storeId', '-since')],
  },
  { name: 'consents', indexes: [index('memberId', '-givenAt')] },
  // _id follows from the words
  { name: 'consent_texts', indexes: [] },
  { name: 'offline_cards', indexes: [unique('numberHash'), index('mergedInto')] },
  { name: 'inbox', indexes: [index('memberId', '-at', '-_id'), index('memberId', 'read')] },
  {
    name: 'points_ledger',
    indexes: [index('at', '_id'), index('memberId', '-at', '-_id'), index('memberId', 'saleAt'), index('ref')],
  },
  // _id is the month
  { name: 'points_months', indexes: [] },
  // organisation
  { name: 'brands', indexes: [] },
  { name: 'stores', indexes: [] },
  { name: 'counters', indexes: [index('storeId'), index('brandIds')] },
  { name: 'categories', indexes: [] },
  { name: 'agreements', indexes: [] },
  { name: 'staff', indexes: [unique('openid'), index('storeIds', 'name', '_id'), index('name', '_id')] },
  { name: 'invitations', indexes: [unique('passcode'), index('storeId', 'state')] },
  // _id is the scene itself
  { name: 'scenes', indexes: [index('guideId')] },
  // offers
  {
    name: 'templates',
    indexes: [
      index('state', 'claimUntil', '_id'),
      index('visibleTo', '-updatedAt', '-_id'),
      index('waitingFor', '-updatedAt', '-_id'),
      index('visibleTo', 'state', '-updatedAt', '-_id'),
      index('joining', 'state', 'claimUntil'),
      index('benefit.kind'),
    ],
  },
  { name: 'stock_shards', indexes: [index('templateId', 'left'), index('reservations.at')] },
  {
    name: 'coupons',
    indexes: [
      index('memberId', 'state', 'validUntil', '_id'),
      index('memberId', 'templateId'),
      index('memberId', 'state', '-usedAt'),
      unique('claimKey'),
      // follows from the id, so that older versions, which write none, may go on meanwhile
      index('number'),
      index('state', 'validUntil'),
      index('templateId', 'state', 'validUntil'),
    ],
  },
  { name: 'recalls', indexes: [index('state'), index('-at', '-_id'), index('templateId', '-at')] },
  // openKey: one order of an offer waits at a time
  { name: 'voucher_orders', indexes: [unique('openKey'), index('state', 'payUntil')] },
  // _id is the secret of the link
  { name: 'gifts', indexes: [index('fromId'), index('toId')] },
  // _id follows from the words, or from the code
  { name: 'passphrases', indexes: [index('templateId')] },
  { name: 'exchange_codes', indexes: [index('importId', 'state')] },
  { name: 'imports', indexes: [index('templateId', '-at', '-_id'), index('state', 'leaseUntil')] },
  { name: 'import_faults', indexes: [index('importId', 'line')] },
  // the counter
  { name: 'products', indexes: [unique('barcode'), index('counterIds', 'state', 'name', '_id'), index('brandId', 'state', 'name')] },
  {
    name: 'bills',
    indexes: [
      unique('code'),
      index('counterId', '-at', '-_id'),
      index('storeId', '-at', '-_id'),
      index('ticketId', '-at', '-_id'),
      index('memberId', 'state'),
      index('state', 'until'),
    ],
  },
  // _id is the certificate
  { name: 'external_tenders', indexes: [] },
  { name: 'tills', indexes: [index('keys.keyId'), index('storeId')] },
  { name: 'till_nonces', indexes: [index('until')] },
  { name: 'visit_tickets', indexes: [unique('requestKey'), index('memberId'), index('expiresAt'), index('audited', 'openedAt')] },
  {
    name: 'redemptions',
    indexes: [
      unique('slipKey'),
      index('counterId', '-at', '-_id'),
      index('storeId', '-at', '-_id'),
      index('memberId', '-at'),
      index('staffId', '-at'),
      index('openedBy', '-at'),
      index('storeId', 'provisional', '-at', '-_id'),
      index('provisional', 'state', 'flag', 'at'),
      index('storeId', '-reversedAt'),
      index('coupons.templateId', 'state'),
    ],
  },
  {
    name: 'sales',
    indexes: [
      unique('saleKey'),
      index('storeId', '-at', '-_id'),
      index('counterId', '-at', '-_id'),
      index('memberId', '-at', '-_id'),
      index('storeId', 'day', '_id'),
      index('tillId', '-at'),
    ],
  },
  // _id is the store and the day
  { name: 'sales_days', indexes: [index('stale', 'day'), index('day', '_id')] },
  { name: 'refunds', indexes: [unique('refundKey'), index('saleId', 'at'), index('storeId', '-at'), index('staffId', '-at')] },
  // plumbing
  { name: 'desktop_sign_ins', indexes: [unique('codeHash'), index('expiresAt')] },
  { name: 'desktop_sessions', indexes: [index('staffId', '-openedAt'), index('expiresAt')] },
  { name: 'requests', indexes: [index('at')] },
  { name: 'attempts', indexes: [index('since')] },
  { name: 'outbox', indexes: [index('nextAt')] },
  {
    name: 'audit_log',
    indexes: [
      index('-at', '-_id'),
      index('storeId', '-at', '-_id'),
      index('subjectId', '-at', '-_id'),
      index('actorId', '-at', '-_id'),
      index('action', '-at', '-_id'),
      index('storeId', 'action', '-at', '-_id'),
      index('actorId', 'action', '-at', '-_id'),
      index('storeId', 'actorId', '-at', '-_id'),
    ],
  },
  // the books: _id follows from the event; a month's parts hold its balances
  { name: 'book_entries', indexes: [index('month', 'bookedAt', '_id'), index('month', 'postings.account', '-bookedAt', '-_id')] },
  {
    name: 'book_lines',
    indexes: [
      index('brandId', 'month', '-bookedAt', '-_id'),
      index('brandId', 'month', 'kind', '-bookedAt', '-_id'),
      index('month', '-bookedAt', '-_id'),
      index('month', 'kind', '-bookedAt', '-_id'),
      index('billLineId'),
    ],
  },
  { name: 'book_months', indexes: [index('month')] },
  { name: 'book_positions', indexes: [] },
  {
    name: 'statements',
    indexes: [
      index('-month', '-_id'),
      index('brandId', '-month', '-_id'),
      index('state', '-month', '-_id'),
      index('answered', '-month', '-_id'),
    ],
  },
  { name: 'statement_runs', indexes: [index('state')] },
  {
    name: 'exports',
    indexes: [index('brandId', '-at', '-_id'), index('-at', '-_id'), index('state', 'tries', 'at'), index('state', 'expiresAt')],
  },
  // _id is the person and the day
  { name: 'export_days', indexes: [index('at')] },
  { name: 'export_parts', indexes: [index('exportId', 'n')] },
  { name: 'jobs', indexes: [] },
  { name: 'schema', indexes: [] },
];
