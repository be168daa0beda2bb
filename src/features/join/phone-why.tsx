import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { a11y } from '@/lib/a11y';
import type { Session } from '@/lib/session';
import { openPrivacyGuideline } from '@/lib/wechat/privacy';
import { AgreementSheet, type Agreement } from './agreement-sheet';
import { joinMessages as words } from './messages';
import './join.scss';

/** The browser's stand-in for the page that WeChat shows of the privacy guideline. */
const guideline = ({ mallAgreement }: Session): Agreement => ({
  kind: 'guideline',
  agreement: {
    title: words.guidelineTitle,
    version: mallAgreement.version,
    legalEntity: mallAgreement.legalEntity,
    lines: words.guidelineLines,
  },
});

/** Why her number is asked for, right where it is asked for, with the way to the guideline. */
export const PhoneWhy = ({ session }: { session: Session }) => {
  const [open, setOpen] = useState<Agreement>();
  const read = () => openPrivacyGuideline() || setOpen(guideline(session));
  return (
    <>
      <View className="y-small join-why">
        {words.phoneWhy}
        <Text
          className="join-link"
          onClick={read}
          {...a11y({ role: 'link', focusable: true, label: words.guidelineTitle })}
        >
          《<Text className="join-link__name">{words.guidelineTitle}</Text>》
        </Text>
      </View>
      <AgreementSheet open={open} onClose={() => setOpen(undefined)} />
    </>
  );
};
