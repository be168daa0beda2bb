import type { AuditRow } from '@core/contracts/audit';
import type { InputOf, OutputOf } from '@core/contracts/define';
import type { ErrorCode } from '@core/contracts/errors/codes';
import type { OpsContract } from '@core/contracts/ops';
import { couponNumberText } from '@core/domain/coupon/issue/number';
import { maskName } from '@core/domain/member/mask';
import { ok, type Result } from '@core/domain/result';
import type { StaffContext } from '../../context';
import { numberOf } from '../coupon/documents';
import { deviceNames } from '../device/service';
import { exportTitles } from '../export/service';
import { memberNames } from '../member/service';
import { loadOrg, type Org } from '../org/service';
import { staffNames } from '../staff/service';
import { templatesByIds } from '../template/cache';
import type { AuditRecord } from './audit';
import { actionWords } from './action-words';
import { changesNamed } from './change-names';
import { findRecords } from './repo';
import { nameFromChange, nameFromOrg } from './subject-name';

type Names = ReadonlyMap<string, string>;

const subjectsOf = (records: readonly AuditRecord[], kind: string): string[] => [
  ...new Set(records.flatMap(({ subjectKind, subjectId }) => (subjectKind === kind ? [subjectId] : []))),
];

const idsOf = (records: readonly AuditRecord[], kind: 'staff' | 'member'): string[] =>
  records.flatMap(({ actorKind, actorId, subjectKind, subjectId }) => [
    ...(actorKind === kind ? [actorId] : []),
    ...(subjectKind === kind ? [subjectId] : []),
  ]);

const KIND_NAMES: Record<AuditRecord['actorKind'], string> = { member: '会员', staff: '员工', till: '收银机', system: '系统' };

const toRow = (org: Org, names: Names, record: AuditRecord): AuditRow => {
  const { _id, at, actorKind, actorId, action, subjectKind, subjectId, storeId, reason, desktop, change = [] } = record;
  const name = names.get(subjectId) ?? nameFromOrg(org, subjectId) ?? nameFromChange(org, record);
  const store = storeId === undefined ? undefined : org.stores.get(storeId);
  return {
    recordId: _id,
    at,
    actor: { kind: actorKind, actorId, name: names.get(actorId) ?? KIND_NAMES[actorKind] },
    action,
    what: actionWords(action),
    subject: { kind: subjectKind, subjectId, ...(name === undefined ? {} : { name }) },
    ...(store ? { storeName: store.name } : {}),
    ...(reason === undefined ? {} : { reason }),
    desktop: desktop !== undefined,
    change: changesNamed(org, change),
  };
};

/** The log, newest first: of her store for a manager, of everything for the group's operator. Members are named masked. */
export const listAudit = async (
  { deps, as }: StaffContext,
  { cursor, limit, ...asked }: InputOf<OpsContract, 'audit.list'>,
): Promise<Result<OutputOf<OpsContract, 'audit.list'>, ErrorCode>> => {
  const mine = as.role === 'group-operator' ? {} : { storeId: as.storeId };
  const { rows, nextCursor } = await findRecords(deps.db, { ...asked, ...mine }, { cursor, limit });
  const org = await loadOrg(deps);
  const [staff, members, devices, templates, tables] = await Promise.all([
    staffNames(deps, idsOf(rows, 'staff')),
    memberNames(deps.db, idsOf(rows, 'member')),
    deviceNames(deps.db, subjectsOf(rows, 'device')),
    templatesByIds(deps, subjectsOf(rows, 'template')),
    exportTitles(deps.db, org, subjectsOf(rows, 'export')),
  ]);
  const masked = [...members].map(([id, name]) => [id, maskName(name)] as const);
  const coupons = subjectsOf(rows, 'coupon').map(id => [id, couponNumberText(numberOf(id))] as const);
  const names = new Map([
    ...staff,
    ...masked,
    ...devices,
    ...tables,
    ...coupons,
    ...templates.map(({ _id, title }) => [_id, title] as const),
  ]);
  return ok({ items: rows.map(row => toRow(org, names, row)), ...(nextCursor === undefined ? {} : { nextCursor }) });
};
