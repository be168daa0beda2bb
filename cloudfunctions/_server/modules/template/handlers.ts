import type { templateActions } from '@core/contracts/template';
import type { Handlers } from '../../context';
import { getTemplate, listTemplates } from './service';

export const templateHandlers: Handlers<typeof templateActions> = {
  'template.list': listTemplates,
  'template.get': getTemplate,
};
