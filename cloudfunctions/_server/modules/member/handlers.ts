import type { memberActions } from '@core/contracts/member';
import { ok } from '@core/domain/result';
import type { Handlers } from '../../context';
import { resolveInvite } from '../scene/service';
import { changePhone, deleteAccount, rename } from './account';
import { giveConsent, listConsents, takeBackConsent } from './consents';
import { join } from './join';
import { openSession } from './session';
import { toMemberView } from './view';

export const memberHandlers: Handlers<typeof memberActions> = {
  'session.open': openSession,
  'scene.resolve': (context, { scene }) => resolveInvite(context, scene),
  'member.join': join,
  'member.get': async ({ deps, member }) => ok(await toMemberView(deps, member)),
  'member.rename': rename,
  'consent.list': listConsents,
  'consent.give': giveConsent,
  'consent.withdraw': takeBackConsent,
  'phone.change': changePhone,
  'account.delete': deleteAccount,
};
