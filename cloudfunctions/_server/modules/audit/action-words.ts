import { consumerContract } from '@core/contracts/consumer';
import type { Contract } from '@core/contracts/define';
import { guideContract } from '@core/contracts/guide';
import { jobsContract } from '@core/contracts/jobs';
import { opsContract } from '@core/contracts/ops';
import { posContract } from '@core/contracts/pos';

const contracts: Contract = { ...consumerContract, ...guideContract, ...opsContract, ...posContract, ...jobsContract };

/** All that have a name for a reader of the log, in the order of the contracts: what belongs together stands together. */
export const auditedActions: readonly { action: string; what: string }[] = Object.entries(contracts).flatMap(([action, { audit }]) =>
  audit === undefined ? [] : [{ action, what: audit }],
);

/** What an action is called for a reader of the log; its own name where nobody gave it one. */
export const actionWords = (action: string): string => (Object.hasOwn(contracts, action) && contracts[action]?.audit) || action;
