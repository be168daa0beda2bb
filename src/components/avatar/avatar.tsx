import { Image, View } from '@tarojs/components';
import { useState } from 'react';
import { a11y } from '@/lib/a11y';
import { isH5 } from '@/lib/platform';
import './avatar.scss';

type AvatarProps = {
  name: string;
  /** a picture of our own (data URI or file); her first character stands in when there is none or it fails */
  src?: string;
  size?: number;
  /** brands are square */
  square?: boolean;
};

/** A portrait or a brand's mark. */
export const Avatar = ({ name, src, size = 48, square }: AvatarProps) => {
  const [failed, setFailed] = useState(false);
  const box = { width: `${size}px`, height: `${size}px`, fontSize: `${Math.round(size * 0.42)}px` };
  return (
    <View
      className={`y-avatar ${square ? 'y-avatar--square' : ''}`}
      style={box}
      {...a11y({ role: 'img', label: name })}
    >
      {src && !failed ? (
        <Image
          className="y-avatar__image"
          src={src}
          mode="aspectFill"
          onError={() => setFailed(true)}
          {...(isH5 ? { nativeProps: { alt: '' } } : {})}
        />
      ) : (
        <View>{name.slice(0, 1)}</View>
      )}
    </View>
  );
};
