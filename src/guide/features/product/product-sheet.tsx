import { View } from '@tarojs/components';
import type { ProductView } from '@core/contracts/product';
import { Button } from '@/components/button/button';
import { Cell, CellGroup } from '@/components/cell/cell';
import { EmptyState } from '@/components/empty-state/empty-state';
import { ErrorState, FailureLine } from '@/components/error-state/error-state';
import { Field } from '@/components/field/field';
import { Money } from '@/components/money/money';
import { Sheet } from '@/components/sheet/sheet';
import { Skeleton } from '@/components/skeleton/skeleton';
import { productMessages as m } from './messages';
import { useProducts } from './use-products';

type ProductSheetProps = { open: boolean; onClose: () => void; onChoose: (product: ProductView) => void };

const Found = ({
  query,
  searched,
  onChoose,
}: {
  query: ReturnType<typeof useProducts>['query'];
  searched: boolean;
  onChoose: (product: ProductView) => void;
}) => {
  if (query.state === 'loading') return <Skeleton shape="list" />;
  if (query.state === 'empty')
    return (
      <EmptyState
        icon="search"
        title={searched ? m.notFound : m.none}
        note={searched ? m.notFoundHint : m.noneHint}
      />
    );
  if (!query.data) return <ErrorState failure={query.failure} onRetry={() => void query.reload()} />;
  return (
    <CellGroup>
      {query.data.items.map(product => (
        <Cell
          key={product.productId}
          title={product.name}
          note={`${product.brand.name} · ${product.category.name} · ${product.barcode}`}
          value={<Money fen={product.priceFen} size={16} />}
          label={product.name}
          onClick={() => onChoose(product)}
        />
      ))}
    </CellGroup>
  );
};

/** The counter's products: scanned, searched, or chosen. */
export const ProductSheet = ({ open, onClose, onChoose }: ProductSheetProps) => {
  const { text, type, submit, query, failure, busy, camera } = useProducts(open, onChoose);
  return (
    <Sheet open={open} title={m.title} onClose={onClose}>
      <View className="y-stack-12">
        <Field
          label={m.search}
          value={text}
          hint={m.searchHint}
          maxLength={40}
          focus
          confirmType="search"
          onInput={type}
          onConfirm={submit}
        />
        <FailureLine failure={failure} />
        {camera && (
          <Button kind="secondary" compact icon="scan" loading={busy} onClick={camera}>
            {m.camera}
          </Button>
        )}
        <Found query={query} searched={text.trim() !== ''} onChoose={onChoose} />
      </View>
    </Sheet>
  );
};
