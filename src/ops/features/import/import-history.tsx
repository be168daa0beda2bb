import { View } from '@tarojs/components';
import { useEffect } from 'react';
import { EmptyState } from '@/components/empty-state/empty-state';
import { PagedTable } from '../../components/desktop/paged-table';
import { useKeptFresh } from '../../lib/use-kept-fresh';
import { importColumns } from './import-columns';
import { importMessages as m } from './messages';
import { arrived, useImports } from './use-import';

type ImportHistoryProps = {
  templateId: string;
  changed: string | undefined;
  onShow: (importId: string) => void;
};

/** The files that were imported for one offer; asked again when one of them goes on. */
export const ImportHistory = ({ templateId, changed, onShow }: ImportHistoryProps) => {
  const imports = useImports(templateId);
  const { reload } = imports;
  useKeptFresh(reload);
  useEffect(() => {
    if (changed !== undefined) void reload();
  }, [changed, reload]);
  return (
    <View className="y-stack-12">
      <View className="y-title">{m.history}</View>
      <PagedTable
        label={m.history}
        columns={importColumns}
        pages={arrived(imports)}
        rowKey={row => row.importId}
        rowLabel={row => row.name}
        onRow={row => onShow(row.importId)}
        empty={<EmptyState icon="coupons" title={m.none} />}
      />
    </View>
  );
};
