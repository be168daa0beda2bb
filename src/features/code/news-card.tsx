import { LiveNote } from '@/components/live-note/live-note';
import { go } from '@/lib/go';
import { codeMessages as words } from './messages';
import type { News } from './use-news';

/** Says over the code what has just come of it, and leads to the receipt. */
export const NewsCard = ({ news: { kind, title, text, redemptionId } }: { news: News }) => (
  <LiveNote
    tone="good"
    icon={kind === 'reversal' ? 'undo' : 'done'}
    title={words.justNow(title)}
    text={text}
    more={redemptionId ? words.seeSlip : words.seeInbox}
    onClick={() => (redemptionId ? go('slip', { redemptionId }) : go('inbox'))}
  />
);
