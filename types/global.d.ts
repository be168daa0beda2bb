/// <reference types="@tarojs/taro" />

declare module '*.png' {
  const url: string;
  export default url;
}
declare module '*.svg' {
  const url: string;
  export default url;
}
declare module '*.scss';

declare namespace NodeJS {
  interface ProcessEnv {
    /** set by the build */
    TARO_ENV: 'weapp' | 'h5';
    YIMA_TARGET: 'local' | 'cloud';
    /** the CloudBase environment the mini program calls; empty means the one it was published with */
    YIMA_CLOUD_ENV: string;
  }
}

declare module 'jsbarcode/bin/barcodes/CODE128/CODE128C' {
  export default class CODE128C {
    constructor(data: string, options: { text?: string; ean128?: boolean });
    valid(): boolean;
    encode(): { text: string; data: string };
  }
}
