import { jobsContract } from '@core/contracts/jobs';
import { createDeps } from '@server/deps';
import { jobHandlers } from '@server/modules/job/handlers';
import { onTimer } from '@server/modules/job/triggers';
import { serve } from '@server/serve';

export const main = onTimer(serve(jobsContract, jobHandlers, () => createDeps()));
