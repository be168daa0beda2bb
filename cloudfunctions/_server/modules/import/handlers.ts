import type { importActions } from '@core/contracts/import';
import type { Handlers } from '../../context';
import { beginImport, listImports, showImport, startImport } from './service';

export const importHandlers: Handlers<typeof importActions> = {
  'import.begin': beginImport,
  'import.start': startImport,
  'import.get': showImport,
  'import.list': listImports,
};
