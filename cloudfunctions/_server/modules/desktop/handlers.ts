import type { browserActions, phoneActions } from '@core/contracts/desktop';
import type { Handlers } from '../../context';
import { begin, enter, poll } from './browser';
import { confirm, decline, scan } from './phone';
import { end, list } from './session';

export const browserHandlers: Handlers<typeof browserActions> = { 'desktop.begin': begin, 'desktop.poll': poll, 'desktop.enter': enter };

export const phoneHandlers: Handlers<typeof phoneActions> = {
  'desktop.scan': scan,
  'desktop.confirm': confirm,
  'desktop.refuse': decline,
  'desktop.list': list,
  'desktop.end': end,
};
