import type { Answer } from '@/lib/api';
import { toast } from '@/lib/toast';

/** Says how a change went; true when it went through. */
export const told = <T>(
  answer: Answer<T> | undefined,
  said: string,
): answer is Extract<Answer<T>, { ok: true }> => {
  if (!answer) return false;
  if (answer.ok) toast(said, 'good');
  else toast(answer.failure.message, 'bad');
  return answer.ok;
};
