import type { Mall, Person } from '../harness';
import { buildMember } from '@server/modules/member/build';
import { MEMBERS, type Member } from '@server/modules/member/documents';
import { LONG_AGO } from './mall';

export type Face = Person & { memberId: string };

/** Many members at once, written straight into the store: joining is another story. */
export const crowd = async (mall: Mall, size: number): Promise<Face[]> => {
  const faces = Array.from({ length: size }, (): Face => ({ ...mall.stranger(), memberId: mall.deps.ids.next('mb') }));
  const members = faces.map(({ memberId, openid, phone, name }) => buildMember(mall.deps.env, { memberId, openid, phone, name, at: LONG_AGO }));
  await mall.deps.db.collection<Member>(MEMBERS).insert(members);
  return faces;
};
