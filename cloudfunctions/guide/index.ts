import { guideContract } from '@core/contracts/guide';
import { createDeps } from '@server/deps';
import { guideHandlers } from '@server/handlers/guide';
import { serve } from '@server/serve';

export const main = serve(guideContract, guideHandlers, () => createDeps());
