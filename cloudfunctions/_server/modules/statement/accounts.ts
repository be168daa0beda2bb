import type { booksActions } from '@core/contracts/books';
import type { AccountRow, EntryRow } from '@core/contracts/ledger';
import type { InputOf, OutputOf } from '@core/contracts/define';
import type { ErrorCode } from '@core/contracts/errors/codes';
import { accountName } from '@core/domain/books/account-text';
import { accountKind, brandOfAccount, MALL_ACCOUNTS, type Account } from '@core/domain/books/accounts';
import { ok, refuse, type Result } from '@core/domain/result';
import type { StaffContext } from '../../context';
import type { Database } from '../../db/database';
import { entryId, entryNumberOf, lineId, type BookEntry } from '../books/documents';
import { couponsOfEntries, type NamedCoupon } from '../books/entry-coupons';
import { entriesById, findEntries, monthSums } from '../books/service';
import { brandOf, counterOf, loadOrg, toBrandRef, toCounterRef, type Org } from '../org/service';

type Books = typeof booksActions;

const nameOf = (org: Org, account: string): string => accountName(account as Account, id => brandOf(org, id).name);

type Sums = ReadonlyMap<string, number>;

const toAccount = (org: Org, account: string, opening: Sums, movement: Sums): AccountRow => {
  const [openingFen, movementFen] = [opening.get(account) ?? 0, movement.get(account) ?? 0];
  const brandId = brandOfAccount(account);
  return {
    account,
    name: nameOf(org, account),
    kind: accountKind(account as Account),
    ...(brandId === undefined ? {} : { brand: toBrandRef(brandOf(org, brandId)) }),
    openingFen,
    movementFen,
    closingFen: openingFen + movementFen,
  };
};

/** The trial balance of a month. The mall's own accounts are always in it, those with brands where there ever was something. */
export const showAccounts = async (
  { deps }: StaffContext,
  { month }: InputOf<Books, 'books.accounts'>,
): Promise<Result<OutputOf<Books, 'books.accounts'>, ErrorCode>> => {
  const [org, sums] = await Promise.all([loadOrg(deps), monthSums(deps.db)]);
  const opening = new Map<string, number>();
  for (const before of sums.filter(sum => sum.month < month))
    for (const [account, amountFen] of before.balances) opening.set(account, (opening.get(account) ?? 0) + amountFen);
  const own = sums.find(sum => sum.month === month);
  const movement: Sums = own?.balances ?? new Map<string, number>();
  const brands = [...new Set([...opening.keys(), ...movement.keys()])].filter(account => brandOfAccount(account) !== undefined).sort();
  const items = [...MALL_ACCOUNTS, ...brands].map(account => toAccount(org, account, opening, movement));
  return ok({ month, locked: own?.locked ?? false, items });
};

/** Lines of statements that an entry is, by its brands' postings. */
const linesOf = (org: Org, { _id, postings }: BookEntry): EntryRow['lines'] =>
  postings
    .flatMap(({ account }) => (account.startsWith('brand:') ? brandOfAccount(account)! : []))
    .map(brandId => ({ lineId: lineId(_id, brandId), brandName: brandOf(org, brandId).name }));

type Told = { coupons: NamedCoupon[]; bill: BookEntry };

const toEntry = (org: Org, entry: BookEntry, account: string, { coupons, bill }: Told): EntryRow => {
  const { _id, kind, at, movedFrom, counterId, slipNo, statementId, note, postings } = entry;
  return {
    entryId: _id,
    entryNo: entryNumberOf(_id),
    kind,
    at,
    movedFrom,
    ...(counterId === undefined ? {} : { counter: toCounterRef(org, counterOf(org, counterId)) }),
    slipNo,
    coupons,
    statementId,
    note,
    amountFen: postings.find(posting => posting.account === account)?.amountFen ?? 0,
    postings: postings.map(posting => ({ ...posting, name: nameOf(org, posting.account) })),
    lines: linesOf(org, bill),
  };
};

/** What each entry is about; of a voucher that was sold its bill is the one it was used on. */
const tellEntries = async (db: Database, entries: readonly BookEntry[]): Promise<(entry: BookEntry) => Told> => {
  const about = await couponsOfEntries(db, entries);
  const used = await entriesById(
    db,
    entries.flatMap(entry => about(entry).usedIn ?? []).map(redemptionId => entryId('redemption', redemptionId)),
  );
  return entry => {
    const { coupons, usedIn } = about(entry);
    return { coupons, bill: (usedIn === undefined ? undefined : used.get(entryId('redemption', usedIn))) ?? entry };
  };
};

const isAccount = (org: Org, account: string): boolean => {
  const brandId = brandOfAccount(account);
  return brandId === undefined ? (MALL_ACCOUNTS as readonly string[]).includes(account) : org.brands.has(brandId);
};

/** What moved on an account in a month. */
export const listEntries = async (
  { deps }: StaffContext,
  { month, account, ...page }: InputOf<Books, 'books.entries'>,
): Promise<Result<OutputOf<Books, 'books.entries'>, ErrorCode>> => {
  const org = await loadOrg(deps);
  if (!isAccount(org, account)) return refuse('NOT_FOUND');
  const { rows, nextCursor } = await findEntries(deps.db, { month, account }, page);
  const told = await tellEntries(deps.db, rows);
  return ok({ items: rows.map(entry => toEntry(org, entry, account, told(entry))), nextCursor });
};
