import type { AuditPerson } from '@core/contracts/audit';
import { api } from '@/lib/api';
import { roleNames } from '@core/domain/staff/role-names';
import { useSearch } from '../../lib/use-search';
import { ChooseSheet, type Choice } from './choose-sheet';
import { auditMessages as m } from './messages';

const toChoice = ({ staffId, name, role, place }: AuditPerson): Choice => ({
  value: staffId,
  text: name,
  note: role ? [roleNames[role], place].filter(Boolean).join(' · ') : m.choose.left,
});

const search = async (text: string) => {
  const answer = await api.ops('audit.people', { text });
  return answer.ok
    ? { ...answer, data: { items: answer.data.items.map(toChoice), more: answer.data.more } }
    : answer;
};

type ChooseProps = { onChoose: (choice: Choice) => void; onClose: () => void };

/** Whose doings: staff by the beginning of the name. */
export const ChooseWho = (props: ChooseProps) => {
  const { text, setText, asked, now, query } = useSearch(search, { all: false });
  return (
    <ChooseSheet
      {...props}
      title={m.choose.who}
      label={m.choose.name}
      hint={m.choose.nameHint}
      text={text}
      onText={setText}
      onSearch={now}
      query={asked === '' ? undefined : query}
    />
  );
};
