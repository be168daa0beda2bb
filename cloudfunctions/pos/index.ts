import { posContract } from '@core/contracts/pos';
import { createKeylessDeps } from '@server/deps';
import { posHandlers, posRoutes } from '@server/handlers/pos';
import { overHttp } from '@server/http';
import { serve } from '@server/serve';

export const main = overHttp(
  posRoutes,
  serve(posContract, posHandlers, () => createKeylessDeps()),
);
