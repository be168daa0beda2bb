import { View } from '@tarojs/components';
import { a11y } from '@/lib/a11y';
import '@/components/chips/chips.scss';

type Category = { categoryId: string; name: string; parentId?: string };
type TreeProps = {
  label: string;
  categories: readonly Category[];
  value: readonly string[];
  onChange: (value: string[]) => void;
};

type BranchProps = Omit<TreeProps, 'label'> & { of: Category; covered: boolean };

const childrenOf = (categories: readonly Category[], parentId: string): Category[] =>
  categories.filter(category => category.parentId === parentId);

const below = (categories: readonly Category[], parentId: string): string[] =>
  childrenOf(categories, parentId).flatMap(({ categoryId }) => [
    categoryId,
    ...below(categories, categoryId),
  ]);

/** One category and what is below it, which goes with it. */
const Branch = ({ of: { categoryId, name }, covered, ...tree }: BranchProps) => {
  const { categories, value, onChange } = tree;
  const children = childrenOf(categories, categoryId);
  const chosen = value.includes(categoryId);
  const on = covered || chosen;
  const toggle = (): void => {
    if (covered) return;
    const inside = below(categories, categoryId);
    // what is below is part of it, and need not be named
    onChange(
      chosen
        ? value.filter(id => id !== categoryId)
        : [...value.filter(id => !inside.includes(id)), categoryId],
    );
  };
  return (
    <View className={children.length > 0 ? 'offer-tree__branch' : 'offer-tree__leaf'}>
      <View
        className={`y-chip ${on ? 'is-on' : ''} ${covered ? 'is-covered' : ''}`}
        onClick={toggle}
        {...a11y({ role: 'checkbox', checked: on, disabled: covered, focusable: true, label: name })}
      >
        <View className="y-chip__face">{name}</View>
      </View>
      {children.length > 0 && (
        <View className="offer-tree__below">
          {children.map(child => (
            <Branch key={child.categoryId} {...tree} of={child} covered={on} />
          ))}
        </View>
      )}
    </View>
  );
};

/** Categories as the tree that they are: one that is chosen stands for everything below it. */
export const CategoryTree = ({ label, ...tree }: TreeProps) => {
  const known = new Set(tree.categories.map(({ categoryId }) => categoryId));
  const roots = tree.categories.filter(({ parentId }) => parentId === undefined || !known.has(parentId));
  return (
    <View className="offer-tree" {...a11y({ role: 'group', label })}>
      {roots.map(root => (
        <Branch key={root.categoryId} {...tree} of={root} covered={false} />
      ))}
    </View>
  );
};
