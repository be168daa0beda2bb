import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { Button } from '@/components/button/button';
import { EmptyState } from '@/components/empty-state/empty-state';
import type { IconName } from '@/components/icon/icon';
import { go } from '@/lib/go';

type JoinCallProps = {
  icon?: IconName;
  title: string;
  note: string;
  /** after joining she is led back here */
  comeBack?: boolean;
  /** something else to do, under the way in */
  other?: ReactNode;
};

/** For pages that only a member has: says what is here for her, and the way in. */
export const JoinCall = ({ icon = 'card', title, note, comeBack, other }: JoinCallProps) => (
  <EmptyState
    icon={icon}
    title={title}
    note={note}
    action={
      <View className="y-stack-12">
        <Button onClick={() => go('join', comeBack ? { next: 'back' } : {})}>免费入会</Button>
        {other}
      </View>
    }
  />
);
