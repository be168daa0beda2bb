import path from 'node:path';
import { defineConfig } from '@tarojs/cli';

const root = path.resolve(__dirname, '..');
const inRoot = (...parts: string[]) => path.join(root, ...parts);

/** `local` talks to the local runtime with its demo login; `cloud` is what is deployed. */
const target = process.env.YIMA_TARGET === 'local' ? 'local' : 'cloud';

const plainSizes = {
  // space is written in px and type in rem (decision 18), so no size is rewritten
  pxtransform: { enable: false, config: {} },
  cssModules: { enable: false, config: { namingPattern: 'module', generateScopedName: '[name]' } },
};
/** Small drawings travel inside the styles: no request, and a mini program's styles know no local files. */
const inlined = { limit: 10 * 1024 };
const outsideSrc = { include: [inRoot('core')] };

/** What every page needs goes into chunks of its own; each page chunk would carry a copy otherwise. */
const h5Chunks = {
  cacheGroups: {
    taroComponents: {
      name: 'taro-components',
      test: /[\\/]node_modules[\\/](@tarojs[\\/]components|@stencil|swiper|hammerjs|hls\.js)[\\/]/,
      chunks: 'all' as const,
      priority: 50,
      enforce: true,
    },
    // the design system and its styles once, not in each page
    shared: {
      name: 'shared',
      test: /[\\/](src[\\/](components|lib)|core[\\/]domain|zustand)[\\/]/,
      chunks: 'all' as const,
      priority: 40,
      enforce: true,
    },
  },
};

export default defineConfig<'webpack5'>({
  projectName: 'yima',
  date: '2026-11-21',
  designWidth: 390,
  deviceRatio: { 390: 1 },
  sourceRoot: 'src',
  outputRoot: `dist/${process.env.YIMA_OUTPUT ?? process.env.TARO_ENV}`,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  alias: { '@': inRoot('src'), '@core': inRoot('core') },
  env: {
    YIMA_TARGET: JSON.stringify(target),
    YIMA_CLOUD_ENV: JSON.stringify(process.env.YIMA_CLOUD_ENV ?? ''),
  },
  mini: {
    optimizeMainPackage: { enable: true },
    compile: outsideSrc,
    postcss: plainSizes,
    imageUrlLoaderOption: inlined,
    // each component brings its own names, so the order of their styles means nothing
    miniCssExtractPluginOption: { ignoreOrder: true },
  },
  h5: {
    publicPath: './',
    staticDirectory: 'static',
    imageUrlLoaderOption: inlined,
    router: { mode: 'hash' },
    compile: outsideSrc,
    postcss: { ...plainSizes, autoprefixer: { enable: true, config: {} } },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    webpackChain(chain) {
      chain.optimization.splitChunks({
        ...(chain.optimization.get('splitChunks') as object),
        ...h5Chunks,
      });
    },
  },
});
