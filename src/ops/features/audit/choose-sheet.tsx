import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { Cell, CellGroup } from '@/components/cell/cell';
import { EmptyState } from '@/components/empty-state/empty-state';
import { Field } from '@/components/field/field';
import { QueryBody } from '@/components/page/page';
import { Sheet } from '@/components/sheet/sheet';
import { Skeleton } from '@/components/skeleton/skeleton';
import type { Query } from '@/lib/use-query';
import { auditMessages as m } from './messages';

/** One that can be chosen, and what tells it from others of its name. */
export type Choice = { value: string; text: string; note?: string };

type ChooseSheetProps = {
  title: string;
  label: string;
  hint: string;
  text: string;
  onText: (text: string) => void;
  onSearch?: () => void;
  /** absent while nothing was asked for */
  query: Query<{ items: Choice[]; more: boolean }> | undefined;
  /** below the field, in place of what was found */
  before?: ReactNode;
  onChoose: (choice: Choice) => void;
  onClose: () => void;
};

/** One out of many, found by what is typed. */
export const ChooseSheet = (props: ChooseSheetProps) => {
  const { query, before } = props;
  return (
    <Sheet open title={props.title} onClose={props.onClose}>
      <View className="y-stack-12">
        <Field
          label={props.label}
          value={props.text}
          hint={props.hint}
          maxLength={20}
          focus
          confirmType="search"
          onInput={props.onText}
          onConfirm={props.onSearch}
        />
        {query === undefined ? (
          before
        ) : (
          <QueryBody
            query={query}
            skeleton={<Skeleton shape="list" />}
            empty={<EmptyState icon="search" title={m.choose.none} />}
          >
            {({ items, more }) => (
              <View>
                <CellGroup>
                  {items.map(choice => (
                    <Cell
                      key={choice.value}
                      title={choice.text}
                      note={choice.note}
                      onClick={() => props.onChoose(choice)}
                    />
                  ))}
                </CellGroup>
                {more && <View className="y-small">{m.choose.more}</View>}
              </View>
            )}
          </QueryBody>
        )}
      </View>
    </Sheet>
  );
};
