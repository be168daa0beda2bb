import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Button } from '@/components/button/button';
import { FailureLine } from '@/components/error-state/error-state';
import { QueryBody } from '@/components/page/page';
import { Skeleton } from '@/components/skeleton/skeleton';
import type { PageOf, Pages } from '@/lib/use-pages';
import { desktopMessages } from './messages';
import { DataTable, type DataTableProps } from './data-table';

type PagedTableProps<R, P extends PageOf<R>> = Omit<DataTableProps<R>, 'rows'> & {
  pages: Pages<P>;
  empty: ReactNode;
};

/** A table whose rows come in pages, with every state of the asking. For a page below filters that stay. */
export const PagedTable = <R, P extends PageOf<R>>({ pages, empty, ...table }: PagedTableProps<R, P>) => (
  <QueryBody query={pages} skeleton={<Skeleton shape="list" />} empty={empty}>
    {() => (
      <View>
        <DataTable {...table} rows={pages.items as readonly R[]} />
        {pages.hasMore && (
          <View className="table__more">
            <FailureLine failure={pages.moreFailure} />
            <Button
              kind="secondary"
              compact
              inline
              loading={pages.busyMore}
              onClick={() => void pages.more()}
            >
              {desktopMessages.more}
            </Button>
          </View>
        )}
      </View>
    )}
  </QueryBody>
);
