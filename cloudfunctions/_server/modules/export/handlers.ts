import type { exportActions } from '@core/contracts/export';
import type { Handlers } from '../../context';
import { approveExport, downloadExport, listExports, rejectExport, requestExport } from './service';

export const exportHandlers: Handlers<typeof exportActions> = {
  'export.request': requestExport,
  'export.list': listExports,
  'export.approve': approveExport,
  'export.reject': rejectExport,
  'export.download': downloadExport,
};
