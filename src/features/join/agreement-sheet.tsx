import { View } from '@tarojs/components';
import { Button } from '@/components/button/button';
import { Sheet } from '@/components/sheet/sheet';
import type { Session } from '@/lib/session';
import { joinMessages as words } from './messages';
import type { Invite } from './use-invite';
import './join.scss';

export type Agreement =
  | { kind: 'mall'; agreement: Session['mallAgreement'] }
  | { kind: 'brand'; agreement: Invite['brandAgreement'] }
  | {
      kind: 'guideline';
      agreement: { title: string; version: string; legalEntity: string; lines: readonly string[] };
    };

const linesOf = (open: Exclude<Agreement, { kind: 'brand' }>): readonly string[] =>
  open.kind === 'mall' ? open.agreement.summary : open.agreement.lines;

const Part = ({ title, children }: { title: string; children: string }) => (
  <View className="join-agreement__part">
    <View className="y-small">{title}</View>
    <View className="y-body">{children}</View>
  </View>
);

/** The whole text of what she is asked to agree to. */
export const AgreementSheet = ({ open, onClose }: { open: Agreement | undefined; onClose: () => void }) => (
  <Sheet
    open={open !== undefined}
    title={open?.agreement.title ?? ''}
    onClose={onClose}
    foot={<Button onClick={onClose}>{words.read}</Button>}
  >
    {open && (
      <>
        <Part title={words.entity}>{open.agreement.legalEntity}</Part>
        {open.kind !== 'brand' ? (
          linesOf(open).map((line, index) => (
            <View key={line} className="join-agreement__line">
              {index + 1}. {line}
            </View>
          ))
        ) : (
          <>
            <Part title={words.data}>{open.agreement.data.join('、')}</Part>
            <Part title={words.purpose}>{open.agreement.purpose}</Part>
          </>
        )}
        <View className="y-note">{words.withdraw}</View>
        <View className="y-small">{words.version(open.agreement.version)}</View>
      </>
    )}
  </Sheet>
);
