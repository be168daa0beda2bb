import { opsContract } from '@core/contracts/ops';
import { createDeps } from '@server/deps';
import { opsHandlers } from '@server/handlers/ops';
import { serve } from '@server/serve';

export const main = serve(opsContract, opsHandlers, () => createDeps());
