import { randomBytes } from 'node:crypto';
import type { ActingAs } from '@core/contracts/define';
import type { Mall, Person } from '../harness';
import type { Sample } from './sample';

const KEY = 'a-browser-of-the-samples-keeps-this-secret';
const CODE = 'AAAAAAAAAAAAAAAAAAAAAA';

const manager = (mall: Mall): Person => mall.staff('manager');
const stranger = (mall: Mall): Person => mall.stranger();
const asManager = (mall: Mall): ActingAs => mall.at('store-manager', { counterId: undefined });
const secret = (): string => randomBytes(24).toString('base64url');

/** A browser with a code, as far as the manager's phone has come with it. */
const browser = async (mall: Mall, until: 'shown' | 'scanned' | 'confirmed') => {
  const pollKey = secret();
  const { code } = await mall.ask('ops', mall.stranger(), 'desktop.begin', { pollKey, browser: 'Chrome' });
  if (until !== 'shown') await mall.ask('guide', manager(mall), 'desktop.scan', { code });
  const session = until === 'confirmed' ? await mall.ask('guide', manager(mall), 'desktop.confirm', { code }, { as: asManager(mall) }) : undefined;
  return { pollKey, code: code as string, sessionId: session?.sessionId as string };
};
const twoCodes = async (mall: Mall, until: 'shown' | 'scanned') => {
  const [one, other] = [await browser(mall, until), await browser(mall, until)];
  return { who: manager(mall), first: { code: one.code }, second: { code: other.code } };
};

/** Of signing in on a desktop, and of the log. */
export const desktopSamples: Record<string, Sample> = {
  'desktop.begin': {
    fn: 'ops',
    who: stranger,
    data: () => ({ pollKey: KEY, browser: 'Chrome · Windows' }),
    twice: async mall => {
      const pollKey = secret();
      return { who: mall.stranger(), first: { pollKey, browser: 'Chrome' }, second: { pollKey, browser: 'Edge' } };
    },
  },
  'desktop.poll': { fn: 'ops', who: stranger, data: () => ({ pollKey: KEY }) },
  'desktop.enter': {
    fn: 'ops',
    who: stranger,
    data: () => ({ pollKey: KEY }),
    madeAnew: ['ticket'],
    twice: async mall => ({ who: mall.stranger(), first: { pollKey: (await browser(mall, 'confirmed')).pollKey } }),
  },
  'desktop.scan': { fn: 'guide', who: manager, data: () => ({ code: CODE }), twice: mall => twoCodes(mall, 'shown') },
  'desktop.confirm': {
    fn: 'guide',
    who: manager,
    as: asManager,
    data: () => ({ code: CODE }),
    twice: mall => twoCodes(mall, 'scanned'),
  },
  'desktop.refuse': { fn: 'guide', who: manager, data: () => ({ code: CODE }), twice: mall => twoCodes(mall, 'scanned') },
  'desktop.list': { fn: 'guide', who: manager, data: () => ({}) },
  'desktop.end': {
    fn: 'guide',
    who: manager,
    data: () => ({ sessionId: 'dk_none' }),
    twice: async mall => {
      const [one, other] = [await browser(mall, 'confirmed'), await browser(mall, 'confirmed')];
      return { who: manager(mall), first: { sessionId: one.sessionId }, second: { sessionId: other.sessionId } };
    },
  },
  'audit.list': {
    fn: 'ops',
    who: manager,
    as: asManager,
    data: () => ({ actorId: 'sf_guide', action: 'staff.invite', from: 1, until: 2, limit: 5 }),
  },
  'audit.people': { fn: 'ops', who: manager, as: asManager, data: () => ({ text: '林' }) },
  'audit.kinds': { fn: 'ops', who: manager, as: asManager, data: () => ({}) },
};
