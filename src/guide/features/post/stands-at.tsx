import { View } from '@tarojs/components';
import { Button } from '@/components/button/button';
import { postMessages as m } from './messages';
import './post.scss';

/** For a cashier, who serves many counters: where the next bill would stand, and how to change that. */
export const StandsAt = ({ name, onChange }: { name: string; onChange: () => void }) => (
  <View className="stands-at">
    <View className="y-grow y-note">{m.billsOf(name)}</View>
    <Button kind="quiet" compact inline icon="swap" onClick={onChange}>
      {m.otherCounter}
    </Button>
  </View>
);
