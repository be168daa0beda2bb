import type { ConditionRule } from './registry';

export const tag: ConditionRule<'tag'> = {
  code: 'tag',
  evaluate: ({ anyOf }, { member: { tags = [] } }) =>
    anyOf.some(tagId => tags.includes(tagId)) ? undefined : { code: 'TAG_MISSING', anyOf },
};
