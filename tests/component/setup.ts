import { configure } from '@testing-library/dom';

// what the build writes into the app: components are tested as the browser's build of the local runtime
process.env.TARO_ENV = 'h5';
process.env.YIMA_TARGET = 'local';
process.env.YIMA_CLOUD_ENV = '';

// a machine that is busy with other tests is slow, not wrong; through the DOM's library: React's would miss jest's hooks here
configure({ asyncUtilTimeout: 4_000 });
