import { useEffect } from 'react';
import { useActing, type Acting } from '@/lib/acting';
import { api } from '@/lib/api';
import type { Failure } from '@/lib/failure';
import { toast } from '@/lib/toast';
import { login } from '@/lib/transport/login';
import { useQuery } from '@/lib/use-query';
import { officeMessages as m } from './messages';
import { officePosts, postKey } from './posts';
import { figureSources, type Figure } from './overview';
import { sources, type Count, type WaitingKey } from './waiting';

/** Who she is and as what she works here; the only post is chosen by itself. */
export const useOffice = () => {
  const acting = useActing(state => state.acting);
  const choose = useActing(state => state.choose);
  const query = useQuery(() => api.guide('post.list', {}), {
    isEmpty: list => officePosts(list.posts).length === 0,
  });
  const posts = query.data ? officePosts(query.data.posts) : [];
  const current = acting && posts.find(post => postKey(post) === postKey(acting));
  const [sole] = posts.length === 1 && !current ? posts : [];
  const soleKey = sole && postKey(sole);
  useEffect(() => {
    if (sole) choose(sole);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the key says all there is to say about the post
  }, [soleKey]);
  /** A browser that her phone let in works in the one post that was confirmed for it. */
  const change = (post: Acting): void => {
    if (login.leave && current && postKey(post) !== postKey(current)) toast(m.byPhone, 'bad');
    else choose(post);
  };
  return { query, posts, current, choose: change };
};

export type Waiting = { key: WaitingKey; open: () => void; found?: Count };

/** What waits for her in this post; a kind that could not be asked has no count, and the others still show. */
export const useWaiting = (chosen: string | undefined) => {
  const role = useActing(state => state.acting?.role);
  return useQuery(
    async () => {
      const mine = sources.filter(({ roles }) => role && roles.includes(role));
      const answers = await Promise.all(mine.map(({ ask }) => ask()));
      const failed = answers.find(answer => !answer.ok);
      if (failed && answers.every(answer => !answer.ok))
        return failed as Extract<typeof failed, { ok: false }>;
      const items = mine.map(({ key, open }, index): Waiting => {
        const answer = answers[index]!;
        return { key, open, ...(answer.ok ? { found: answer.data } : {}) };
      });
      return { ok: true as const, data: items, serverAt: 0 };
    },
    { deps: [chosen], enabled: chosen !== undefined },
  );
};

/** What could be asked, and why the rest could not. */
export type Overview = { figures: Figure[]; failure?: Failure };

/** The figures of her post; a source that could not be asked does not hide the others. */
export const useOverview = (chosen: string | undefined) => {
  const role = useActing(state => state.acting?.role);
  return useQuery(
    async () => {
      const mine = figureSources.filter(({ roles }) => role && roles.includes(role));
      const answers = await Promise.all(mine.map(({ ask }) => ask()));
      const figures = answers.flatMap(answer => (answer.ok ? answer.data : []));
      const failure = answers.flatMap(answer => (answer.ok ? [] : [answer.failure]))[0];
      return { ok: true as const, data: { figures, failure }, serverAt: 0 };
    },
    { deps: [chosen], enabled: chosen !== undefined },
  );
};
