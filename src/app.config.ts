import { routes, type PackageName, type RouteName } from './routes';

const names = Object.keys(routes) as RouteName[];
const pathsOf = (pkg: PackageName) =>
  names.filter(name => routes[name].package === pkg).map(name => routes[name].path);
const subPackage = (root: 'guide' | 'ops') => ({
  root,
  pages: pathsOf(root).map(path => path.slice(root.length + 1)),
});
const tabItem = (name: RouteName) => ({
  pagePath: routes[name].path,
  text: routes[name].title,
  iconPath: `assets/tab/${name}.png`,
  selectedIconPath: `assets/tab/${name}-on.png`,
});

export default defineAppConfig({
  pages: pathsOf('main'),
  subPackages: [subPackage('guide'), subPackage('ops')],
  window: {
    navigationStyle: 'default',
    navigationBarTitleText: '一码',
    navigationBarTextStyle: 'black',
    navigationBarBackgroundColor: '#FBF8F3',
    backgroundColor: '#FBF8F3',
    backgroundTextStyle: 'dark',
  },
  tabBar: {
    color: '#5F574F',
    selectedColor: '#B4232A',
    backgroundColor: '#FFFFFF',
    borderStyle: 'white',
    list: names.filter(name => routes[name].tab).map(tabItem),
  },
  lazyCodeLoading: 'requiredComponents',
  // the privacy guideline is asked for where data is (join, phone), not at the door
  __usePrivacyCheck__: true,
});
