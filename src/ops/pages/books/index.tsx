import { View } from '@tarojs/components';
import { EmptyState } from '@/components/empty-state/empty-state';
import { Skeleton } from '@/components/skeleton/skeleton';
import { useActing } from '@/lib/acting';
import { useAgainOnShow } from '@/lib/use-again-on-show';
import { OpsQueryPage } from '../../components/desktop/ops-page';
import { Figures } from '../../features/books/figures';
import { booksMessages as m } from '../../features/books/messages';
import { MonthsTable } from '../../features/books/months-table';
import { useBooks } from '../../features/books/use-books';
import { SalesSection } from '../../features/sales/sales-section';

const BooksPage = () => {
  const query = useBooks();
  const role = useActing(state => state.acting?.role);
  useAgainOnShow(query.reload);
  return (
    <OpsQueryPage
      name="books"
      query={query}
      skeleton={<Skeleton shape="list" />}
      empty={<EmptyState icon="doc" title={m.emptyTitle} note={m.emptyNote} />}
    >
      {books => (
        <View>
          <Figures {...books} />
          <View className="books__head">
            <View className="y-title">{m.months}</View>
          </View>
          <MonthsTable months={books.months} role={role} />
          <SalesSection months={books.months.map(({ month }) => month)} />
        </View>
      )}
    </OpsQueryPage>
  );
};

export default BooksPage;
