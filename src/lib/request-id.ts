import { ulid } from 'ulid';

/** A new id for one change; repeated unchanged on every retry of it. */
export const newRequestId = (): string => `rq_${ulid(Date.now(), random)}`;

/** A name for this phone or this terminal that stays until the storage is cleared. */
export const newDeviceName = (): string => `dv_${ulid(Date.now(), random)}`;

// mini programs have no Web Crypto, which `ulid` asks for by default; these ids need to be distinct, and no secret hangs on them:
// for a terminal's name see "Terminals" in docs/architecture.md
const random = () => Math.random();
