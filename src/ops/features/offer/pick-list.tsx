import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState, type ReactNode } from 'react';
import { Button } from '@/components/button/button';
import { Check } from '@/components/check/check';
import { EmptyState } from '@/components/empty-state/empty-state';
import { Field } from '@/components/field/field';
import { QueryBody } from '@/components/page/page';
import { Sheet } from '@/components/sheet/sheet';
import { Skeleton } from '@/components/skeleton/skeleton';
import { isWeapp } from '@/lib/platform';
import { useSearch } from '../../lib/use-search';
import { ChosenChips } from './chosen-chips';
import { offerMessages } from './messages';
import type { Found, Search } from './searches';

const m = offerMessages.pick;

export type PickProps = {
  /** what is chosen: "限这些柜台" */
  label: string;
  /** on the button and over the sheet: "选择柜台" */
  verb: string;
  hint: string;
  search: Search;
  /** what else the search depends on */
  searchKey?: string;
  /** narrows the search; above its field */
  narrow?: ReactNode;
  /** a camera for the code on the tag, in the mini program */
  scans?: boolean;
  value: readonly string[];
  names: Readonly<Record<string, string>>;
  onChange: (value: string[], names: Record<string, string>) => void;
};

const PickSheet = ({ pick, onClose }: { pick: PickProps; onClose: () => void }) => {
  const { value, onChange } = pick;
  const search = useSearch(pick.search, { key: pick.searchKey });
  const toggle = ({ id, name, title = name }: Found): void =>
    onChange(value.includes(id) ? value.filter(one => one !== id) : [...value, id], { [id]: title });
  const scan = async (): Promise<void> => {
    // closed without a code, or no permission: the field is still there
    const scanned = await Taro.scanCode({ scanType: ['barCode'] }).catch(() => undefined);
    if (scanned) search.setText(scanned.result);
  };
  return (
    <Sheet
      open
      title={pick.verb}
      onClose={onClose}
      foot={<Button onClick={onClose}>{m.done(value.length)}</Button>}
    >
      <View className="y-stack-12">
        {pick.narrow}
        <Field
          label={m.search}
          value={search.text}
          hint={pick.hint}
          maxLength={40}
          confirmType="search"
          onInput={search.setText}
          onConfirm={search.now}
          tail={
            isWeapp && pick.scans ? (
              <Button kind="quiet" compact inline icon="scan" onClick={() => void scan()}>
                {m.scan}
              </Button>
            ) : undefined
          }
        />
        <QueryBody
          query={search.query}
          skeleton={<Skeleton shape="list" />}
          empty={<EmptyState icon="search" title={m.none} note={m.noneNote} />}
        >
          {({ items, more }) => (
            <View>
              {items.map(item => (
                <Check
                  key={item.id}
                  checked={value.includes(item.id)}
                  label={`${item.name} ${item.note}`}
                  note={item.note}
                  onChange={() => toggle(item)}
                >
                  {item.name}
                </Check>
              ))}
              {more && <View className="y-small">{m.more}</View>}
            </View>
          )}
        </QueryBody>
      </View>
    </Sheet>
  );
};

/** Some out of many: what is chosen in sight, the many behind a search. */
export const PickList = (pick: PickProps) => {
  const [open, setOpen] = useState(false);
  const { value, names, onChange } = pick;
  return (
    <View>
      <ChosenChips
        items={value.map(id => ({ key: id, text: names[id] ?? id }))}
        onRemove={id =>
          onChange(
            value.filter(one => one !== id),
            {},
          )
        }
      />
      <Button
        kind="secondary"
        compact
        inline
        icon="plus"
        label={`${pick.verb}（${pick.label}）`}
        onClick={() => setOpen(true)}
      >
        {pick.verb}
      </Button>
      {open && <PickSheet pick={pick} onClose={() => setOpen(false)} />}
    </View>
  );
};
