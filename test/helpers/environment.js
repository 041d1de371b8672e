/* global module, require */
const { TestEnvironment } = require('jest-environment-node');

const isInstance = Function.prototype[Symbol.hasInstance];

/**
 * Node with the large libraries loaded once for each worker (`load-once.js`), as the bot loads them once: read anew by
 * each test file they cost more than the tests. Their errors are errors inside the tests too.
 */
module.exports = class extends TestEnvironment {
  async setup() {
    await super.setup();
    this.global.loadOnce = require;
    const ErrorInside = this.global.Error;
    Object.defineProperty(ErrorInside, Symbol.hasInstance, {
      value(value) {
        return isInstance.call(this, value) || (this === ErrorInside && value instanceof Error);
      },
    });
  }
};
