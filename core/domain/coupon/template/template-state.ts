import { ok, refuse, type Result } from '../../result';

export const TEMPLATE_STATES = ['draft', 'confirming', 'confirmed', 'published', 'paused', 'ended'] as const;
export type TemplateState = (typeof TEMPLATE_STATES)[number];

export const TEMPLATE_EVENTS = ['revise', 'ask', 'accept', 'refuse', 'withdraw', 'publish', 'pause', 'resume', 'end'] as const;
export type TemplateEvent = (typeof TEMPLATE_EVENTS)[number];

/**
 * `ask`: others bear a part and are asked · `accept`: nobody has to be asked any more · `refuse`: nobody takes part ·
 * `revise`: the rules change, so what was confirmed is not confirmed any more. What shoppers can take is never revised under
 * their hands: it is paused first.
 */
const table: Readonly<Record<TemplateState, Partial<Record<TemplateEvent, TemplateState>>>> = {
  draft: { revise: 'draft', ask: 'confirming', accept: 'confirmed', end: 'ended' },
  confirming: { accept: 'confirmed', refuse: 'draft', withdraw: 'draft', end: 'ended' },
  confirmed: { revise: 'draft', publish: 'published', end: 'ended' },
  published: { pause: 'paused', end: 'ended' },
  paused: { resume: 'published', revise: 'draft', end: 'ended' },
  ended: {},
};

/** The state after the event, or a refusal when the table has no such move. */
export const nextTemplateState = (state: TemplateState, event: TemplateEvent): Result<TemplateState, 'TEMPLATE_WRONG_STATE'> => {
  const next = table[state][event];
  return next === undefined ? refuse('TEMPLATE_WRONG_STATE') : ok(next);
};

/** Can it happen to a template in this state? */
export const mayTemplate = (state: TemplateState, event: TemplateEvent): boolean => table[state][event] !== undefined;
