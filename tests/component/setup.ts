// what the build writes into the app: components are tested as the browser's build of the local runtime
process.env.TARO_ENV = 'h5';
process.env.YIMA_TARGET = 'local';
process.env.YIMA_CLOUD_ENV = '';
