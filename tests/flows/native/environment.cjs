const { join } = require('node:path');
const { TestEnvironment } = require('jest-environment-node');

/**
 * Jest loads every module anew for every file of tests. The runtime, the SDK and the migrations are a thousand modules that
 * no flow replaces: they are bundled once a run (`../build.ts`) and loaded once a process, so that they also stay warm.
 */
module.exports = class extends TestEnvironment {
  async setup() {
    await super.setup();
    this.global.yimaParts = require(join(process.env.YIMA_FLOWS_BUILD, 'flows/parts.js')).parts;
  }
};
