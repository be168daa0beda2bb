import { View } from '@tarojs/components';
import { a11y } from '@/lib/a11y';
import './skeleton.scss';

const shapes = {
  /** rows of a list */
  list: ['row', 'row', 'row', 'row', 'row'],
  /** coupons under each other */
  tickets: ['ticket', 'ticket', 'ticket', 'ticket'],
  /** the membership card, then rows */
  card: ['card', 'row', 'row', 'row'],
  /** one thing with its text */
  detail: ['ticket', 'line', 'line', 'line-short', 'row', 'row'],
  /** the member code */
  code: ['square', 'line'],
  /** a receipt or a form */
  form: ['line-short', 'row', 'row', 'row', 'line'],
} as const;
export type SkeletonShape = keyof typeof shapes;

/** Stands where the content will be; appears only when it takes longer than a moment. */
export const Skeleton = ({ shape }: { shape: SkeletonShape }) => (
  <View className="y-skeleton" {...a11y({ role: 'status', label: '正在加载' })}>
    {shapes[shape].map((part, index) => (
      <View key={index} className={`y-skeleton__${part}`} />
    ))}
  </View>
);
