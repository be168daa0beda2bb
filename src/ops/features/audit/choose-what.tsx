import { useState } from 'react';
import type { AuditKind } from '@core/contracts/audit';
import { api } from '@/lib/api';
import { useQuery, type Query } from '@/lib/use-query';
import { ChooseSheet, type Choice } from './choose-sheet';
import { auditMessages as m } from './messages';

/** Those whose words hold what was typed. */
const holding = (
  query: Query<{ items: AuditKind[] }>,
  text: string,
): Query<{ items: Choice[]; more: boolean }> => {
  const items = (query.data?.items ?? [])
    .filter(({ what }) => what.includes(text.trim()))
    .map(({ action, what }) => ({ value: action, text: what }));
  const none = query.state === 'ready' && items.length === 0;
  const data = query.data && { items, more: false };
  return { ...query, data, state: none ? 'empty' : query.state, set: () => undefined };
};

type ChooseProps = { onChoose: (choice: Choice) => void; onClose: () => void };

/** What was done: one kind of action. */
export const ChooseWhat = (props: ChooseProps) => {
  const [text, setText] = useState('');
  const query = useQuery(() => api.ops('audit.kinds', {}));
  return (
    <ChooseSheet
      {...props}
      title={m.choose.what}
      label={m.choose.kind}
      hint={m.choose.kindHint}
      text={text}
      onText={setText}
      query={holding(query, text)}
    />
  );
};
