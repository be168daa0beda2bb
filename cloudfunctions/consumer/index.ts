import { consumerContract } from '@core/contracts/consumer';
import { createDeps } from '@server/deps';
import { consumerHandlers } from '@server/handlers/consumer';
import { serve } from '@server/serve';

export const main = serve(consumerContract, consumerHandlers, () => createDeps());
