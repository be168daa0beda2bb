import { View } from '@tarojs/components';
import { Button } from '@/components/button/button';
import { Icon } from '@/components/icon/icon';
import { useActing } from '@/lib/acting';
import { a11y } from '@/lib/a11y';
import type { Failure } from '@/lib/failure';
import { back, go } from '@/lib/go';
import '@/components/empty-state/empty-state.scss';
import './error-state.scss';

type ErrorStateProps = { failure: Failure | undefined; onRetry?: () => void };

/** What went wrong in the words of the person, a retry where that can help and the way on where not, and the code small at the end for support. */
export const ErrorState = ({ failure, onRetry }: ErrorStateProps) => {
  const postless = usePostless(failure);
  return (
    <View className="y-empty" {...a11y({ role: 'alert' })}>
      <View className="y-empty__mark">
        <Icon name={failure?.code === 'OFFLINE' ? 'offline' : 'warn'} size={36} />
      </View>
      <View className="y-empty__title">{failure?.code === 'OFFLINE' ? '没有网络' : '没能打开'}</View>
      <View className="y-empty__note">{postless ? '先选好今天的岗位，再打开这一页' : noteOf(failure)}</View>
      {failure && !failure.retryable ? (
        <View className="y-empty__action">
          <Button kind="secondary" onClick={postless ? toPosts : back}>
            {postless ? '选择岗位' : '返回'}
          </Button>
        </View>
      ) : (
        onRetry && (
          <View className="y-empty__action">
            <Button kind="secondary" icon="retry" onClick={onRetry}>
              再试一次
            </Button>
          </View>
        )
      )}
      {failure && failure.code !== 'OFFLINE' && <View className="y-error__code">{codeLine(failure)}</View>}
    </View>
  );
};

/** A page of the staff is refused to everybody until she has said where she works today. */
const usePostless = (failure: Failure | undefined): boolean =>
  useActing(({ acting }) => acting === undefined) && failure?.code === 'ROLE_REQUIRED';

const toPosts = () => go('workbench', {}, { replace: true });

/** What is asked again by itself says so; a change waits for the person, and its words are those of the failure. */
const noteOf = (failure: Failure | undefined): string => {
  if (!failure) return '系统开小差了，请稍后再试';
  return failure.code === 'OFFLINE' ? '网络断开了，连上会自动再试' : failure.message;
};

const codeLine = ({ code, requestId }: Failure) => (requestId ? `${code} · ${requestId.slice(-6)}` : code);

/** The same in one line, above the button that failed. */
export const FailureLine = ({
  failure,
}: {
  failure: (Pick<Failure, 'message'> & Partial<Failure>) | undefined;
}) =>
  failure ? (
    <View className="y-failure" {...a11y({ role: 'alert' })}>
      <Icon name={failure.code === 'OFFLINE' ? 'offline' : 'warn'} size={18} />
      <View>{failure.message}</View>
    </View>
  ) : null;
