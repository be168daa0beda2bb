import type { StaffRole } from '@core/contracts/define';
import { routes, type MenuSection, type Route, type RouteName } from '@/routes';
import { desktopMessages } from './messages';

const ORDER = Object.keys(desktopMessages.sections) as MenuSection[];

export type MenuItem = { name: RouteName; title: string };
export type MenuGroup = { section: MenuSection; items: MenuItem[] };

const table = Object.entries(routes) as [RouteName, Route][];

/** What the navigation offers to a role, by section; sections with nothing in them are left out. */
export const menuOf = (role: StaffRole | undefined): MenuGroup[] =>
  ORDER.map(section => ({
    section,
    items: table
      .filter(([, { menu }]) => role && menu?.section === section && menu.roles.includes(role))
      .map(([name, { title }]) => ({ name, title })),
  })).filter(({ items }) => items.length > 0);
