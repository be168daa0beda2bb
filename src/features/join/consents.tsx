import { Text, View } from '@tarojs/components';
import { Check } from '@/components/check/check';
import { a11y } from '@/lib/a11y';
import type { Session } from '@/lib/session';
import type { Agreement } from './agreement-sheet';
import { joinMessages as words } from './messages';
import type { Standing } from './standing';
import type { Invite } from './use-invite';
import type { Ticks } from './use-join';
import './join.scss';

type ConsentsProps = {
  session: Session;
  invite: Invite | undefined;
  standing: Standing;
  ticks: Ticks;
  /** asked for, but not ticked */
  missing: keyof Ticks | undefined;
  onTick: (part: Partial<Ticks>) => void;
  onOpen: (agreement: Agreement) => void;
};

/** A link to a text inside a tickable line: reading it must not tick. */
const Link = ({ children, onOpen }: { children: string; onOpen: () => void }) => (
  <Text
    className="join-link"
    onClick={event => {
      event.stopPropagation();
      onOpen();
    }}
    {...a11y({ role: 'link', focusable: true })}
  >
    《<Text className="join-link__name">{children}</Text>》
  </Text>
);

/** Two separate consents, none ticked for her (PIPL art. 23): the mall's, and the brand's, which she may leave. */
export const Consents = ({ session, invite, standing, ticks, missing, onTick, onOpen }: ConsentsProps) => {
  const { mallAgreement } = session;
  const brand = invite?.brandAgreement;
  return (
    <View className="join-consents">
      {standing !== 'add-brand' && (
        <Check
          checked={ticks.mall}
          onChange={mall => onTick({ mall })}
          error={missing === 'mall' ? words.tickFirst : undefined}
          label={`${words.mallConsent}${mallAgreement.title}${words.mallConsentEnd}`}
        >
          {words.mallConsent}
          <Link onOpen={() => onOpen({ kind: 'mall', agreement: mallAgreement })}>{mallAgreement.title}</Link>
          {words.mallConsentEnd}
        </Check>
      )}
      {brand && (
        <Check
          checked={ticks.brand}
          onChange={checked => onTick({ brand: checked })}
          error={missing === 'brand' ? words.tickBrandFirst : undefined}
          label={`${words.brandConsent}${brand.title}`}
          note={`${words.brandConsentNote(brand.legalEntity, brand.data.join('、'), brand.purpose)}${
            standing === 'new' ? words.brandOptional : ''
          }`}
        >
          {words.brandConsent}
          <Link onOpen={() => onOpen({ kind: 'brand', agreement: brand })}>{brand.title}</Link>
          {standing === 'new' && <Text className="y-small">（{words.optional}）</Text>}
        </Check>
      )}
    </View>
  );
};
