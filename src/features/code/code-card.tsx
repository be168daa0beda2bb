import { View } from '@tarojs/components';
import { useEffect, type ReactNode } from 'react';
import { CanvasView } from '@/components/canvas/canvas-view';
import { Ring } from '@/components/ring/ring';
import { tierNames } from '@/components/tier-card/tier-names';
import { a11y } from '@/lib/a11y';
import { pixelRatio, windowSize } from '@/lib/canvas';
import type { DeviceSecret } from '@/lib/member-device';
import { barsOf, drawBars, drawQr, fitBars, fitQr, qrOf } from '@/lib/scannable';
import type { Member } from '@/lib/session';
import { brighten } from '@/lib/wechat/brightness';
import { codeMessages as words } from './messages';
import { NewsCard } from './news-card';
import { inFours, useMemberCode } from './use-member-code';
import { useNews } from './use-news';
import './code.scss';

type CodeCardProps = {
  device: DeviceSecret;
  member: Member | undefined;
  groupName: string;
  /** false while another page lies on top */
  shown: boolean;
  /** what stands over the code while it matters */
  children?: ReactNode;
};

/** Height that the rest of the page needs beside the QR code, in CSS pixels. */
const REST = 320;
const BARS_HEIGHT = 72;

/** The QR code as large as the screen allows, then the bars, both in whole device pixels. */
const sizesOf = (digits: string) => {
  const { width, height } = windowSize();
  const room = Math.min(width, 420);
  const ratio = pixelRatio();
  const side = Math.max(200, Math.min(room, height - REST));
  return { qr: fitQr(side, ratio, qrOf(digits).size), bars: fitBars(room, ratio, barsOf(digits)) };
};

/** The member code: nothing else competes with it. */
export const CodeCard = ({ device, member, groupName, shown, children }: CodeCardProps) => {
  const { digits, left, secondsLeft } = useMemberCode(device, shown);
  const { qr, bars } = sizesOf(digits);
  const news = useNews(shown && member !== undefined);
  useEffect(() => (shown ? brighten() : undefined), [shown]);
  return (
    <View className="code-card">
      {news && <NewsCard news={news} />}
      {children}
      <View className="code-card__head">
        <View className="code-card__group">{groupName}</View>
        {member && (
          <View className="y-note">
            {tierNames[member.tier]} · {words.points(member.points)}
          </View>
        )}
      </View>
      <View className="code-card__qr">
        <CanvasView
          width={qr}
          height={qr}
          drawing={digits}
          draw={(context, width) => drawQr(context, width, digits)}
          label={words.qrLabel}
        />
      </View>
      <View
        className="code-card__digits"
        {...a11y({ role: 'text', label: words.digitsLabel(inFours(digits)) })}
      >
        {inFours(digits)}
      </View>
      <View className="code-card__bars">
        <CanvasView
          width={bars}
          height={BARS_HEIGHT}
          drawing={digits}
          draw={(context, width, height) => drawBars(context, width, height, digits)}
          label={words.barsLabel}
        />
      </View>
      <View className="code-card__foot">
        <Ring left={left} label={words.fresh(secondsLeft)} size={40}>
          {secondsLeft}
        </Ring>
        <View className="y-note">{words.tell}</View>
      </View>
    </View>
  );
};
