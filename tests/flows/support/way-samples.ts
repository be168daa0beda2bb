import type { ActingAs } from '@core/contracts/define';
import { keepPassphrase } from '@server/modules/passphrase/service';
import type { Mall } from '../harness';
import type { Sample } from './sample';
import { addTemplate, aTemplate } from './mall';

let offers = 0;
const offer = async (mall: Mall, over: Parameters<typeof aTemplate>[1] = {}): Promise<string> => {
  offers += 1;
  return (await addTemplate(mall.deps.db, aTemplate(`way${offers}`, { inCentre: false, ...over })))._id;
};
const said = async (mall: Mall): Promise<string> => {
  const templateId = await offer(mall);
  const text = `口令${offers}号`;
  await mall.deps.transact<unknown, string>(tx => keepPassphrase(tx, { templateId, text, now: mall.deps.now() }));
  return text;
};

const guide = (mall: Mall) => mall.staff('guide');
const headquarters = (mall: Mall) => mall.staff('headquarters');
const asGroup = (mall: Mall): ActingAs => mall.at('group-operator', { counterId: undefined });
const aFile = (templateId: string, name = '券码.csv') => ({ templateId, name, bytes: 100 });
const begun = async (mall: Mall): Promise<{ importId: string }> => {
  const { importId } = await mall.ask('ops', headquarters(mall), 'import.begin', aFile(await offer(mall)), { as: asGroup(mall) });
  return { importId };
};
const aVisit = async (mall: Mall): Promise<string> => {
  const { device } = await mall.member();
  return (await mall.ask('guide', guide(mall), 'visit.identify', { code: mall.codeOf(device) }, { as: mall.at() })).ticketId;
};

export const waySamples: Readonly<Record<string, Sample>> = {
  'coupon.exchange': {
    fn: 'consumer',
    who: (_, world) => world.shopper,
    data: () => ({ text: 'ABCD-1234-EFGH' }),
    twice: async mall => ({ who: await mall.member(), first: { text: await said(mall) }, second: { text: await said(mall) } }),
  },
  'grant.list': { fn: 'guide', who: guide, as: mall => mall.at(), data: world => ({ ticketId: world.ticketId }) },
  'grant.give': {
    fn: 'guide',
    who: guide,
    as: mall => mall.at(),
    data: world => ({ ticketId: world.ticketId, templateId: 'tp_open' }),
    twice: async mall => {
      const ticketId = await aVisit(mall);
      const templateIds = [await offer(mall, { grantPerDay: 9 }), await offer(mall, { grantPerDay: 9 })];
      return { who: guide(mall), first: { ticketId, templateId: templateIds[0] }, second: { ticketId, templateId: templateIds[1] } };
    },
  },
  'import.begin': {
    fn: 'ops',
    who: headquarters,
    as: asGroup,
    data: () => aFile('tp_open'),
    // the permission to upload has an end of its own
    madeAnew: ['upload'],
    twice: async mall => {
      const templateId = await offer(mall);
      return { who: headquarters(mall), first: aFile(templateId), second: aFile(templateId, '另一份.csv') };
    },
  },
  'import.start': {
    fn: 'ops',
    who: headquarters,
    as: asGroup,
    data: () => ({ importId: 'imp_none' }),
    twice: async mall => ({ who: headquarters(mall), first: await begun(mall), second: await begun(mall) }),
  },
  'import.get': { fn: 'ops', who: headquarters, as: asGroup, data: () => ({ importId: 'imp_none' }) },
  'import.list': { fn: 'ops', who: headquarters, as: asGroup, data: () => ({ templateId: 'tp_open', limit: 5 }) },
};
