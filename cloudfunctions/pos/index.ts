import { posContract } from '@core/contracts/pos';
import { posDocument } from '@core/contracts/pos-document';
import { createDeps } from '@server/deps';
import { posHandlers, posRoutes } from '@server/handlers/pos';
import { overHttp } from '@server/http';
import { serve } from '@server/serve';

export const main = overHttp(
  posRoutes,
  serve(posContract, posHandlers, () => createDeps()),
  {
    'GET /pos/v1/openapi.json': posDocument,
  },
);
