import { View } from '@tarojs/components';
import type { OfferDraft } from '@core/contracts/offer-draft';
import { describeTemplate, whenText } from '@core/domain/coupon/text/describe';
import { tiersText } from '@core/domain/coupon/text/words';
import { scopeText, validityText, type NameOf } from '@core/domain/coupon/text/offer-text';
import { CouponTicket } from '@/components/coupon-ticket/coupon-ticket';
import { serverNow } from '@/lib/clock';
import { offerMessages as m } from './messages';
import type { Options } from './steps-what';

/** Names of what can be chosen; what cannot is named by its id. */
const nameIn =
  ({ brands, stores, categories }: Options, names: PreviewProps['names']): NameOf =>
  (kind, id) => {
    if (kind === 'brands') return brands.find(({ brandId }) => brandId === id)?.name ?? id;
    if (kind === 'stores') return stores.find(({ storeId }) => storeId === id)?.name ?? id;
    if (kind === 'counters') return names[id] ?? id;
    return categories.find(({ categoryId }) => categoryId === id)?.name ?? id;
  };

const audienceOf = ({ conditions }: OfferDraft): string | undefined => {
  for (const condition of conditions) {
    if (condition.code === 'tiers') return tiersText(condition.anyOf);
    if (condition.code === 'tier') return m.fields.tiers[condition.atLeast];
  }
  return undefined;
};

type PreviewProps = {
  draft: OfferDraft;
  options: Options;
  /** of counters */
  names: Readonly<Record<string, string>>;
  groupName: string;
};

/** The ticket as shoppers see it, from what is typed in now. */
export const TicketPreview = ({ draft, options, names, groupName }: PreviewProps) => {
  const brand = options.brands.find(({ brandId }) => brandId === draft.brandId);
  return (
    <CouponTicket
      title={draft.title || m.untitled}
      benefit={draft.benefit}
      thresholdFen={draft.thresholdFen}
      scope={scopeText(draft.scope, nameIn(options, names))}
      when={whenText(draft.conditions)}
      audience={audienceOf(draft)}
      validity={validityText(draft, serverNow())}
      issuer={draft.issuer}
      issuerName={brand?.name ?? groupName}
    />
  );
};

/** Every rule as the shopper reads it. */
export const RulesPreview = ({ draft, options, names }: Omit<PreviewProps, 'groupName'>) => (
  <View className="offer-rules">
    {describeTemplate(
      { ...draft, class: draft.class ?? draft.issuer, counterIds: 'all', version: 1 },
      nameIn(options, names),
    ).map(sentence => (
      <View key={sentence} className="offer-rules__one">
        {sentence}
      </View>
    ))}
  </View>
);
