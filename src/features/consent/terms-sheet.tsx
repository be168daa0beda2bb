import { View } from '@tarojs/components';
import { Sheet } from '@/components/sheet/sheet';
import { consentMessages as words } from './messages';
import type { Consent } from './use-consents';

/** What she agreed to, to be read again. */
export const TermsSheet = ({ consent, onClose }: { consent: Consent | undefined; onClose: () => void }) => (
  <Sheet open={consent !== undefined} title={consent?.title ?? ''} onClose={onClose}>
    <View className="y-stack-12">
      {consent?.terms && (
        <>
          <View className="y-note">{words.entity(consent.terms.legalEntity)}</View>
          {consent.terms.lines.map(line => (
            <View key={line} className="consent-line">
              {line}
            </View>
          ))}
        </>
      )}
      <View className="y-small">{words.version(consent?.version ?? '')}</View>
    </View>
  </Sheet>
);
