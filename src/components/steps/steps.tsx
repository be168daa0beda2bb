import { View } from '@tarojs/components';
import './steps.scss';

/** How something is done, one line per step. */
export const Steps = ({ steps }: { steps: readonly string[] }) => (
  <View className="y-steps">
    {steps.map((step, index) => (
      <View key={index} className="y-steps__step">
        <View className="y-steps__number">{index + 1}</View>
        <View className="y-steps__text">{step}</View>
      </View>
    ))}
  </View>
);
