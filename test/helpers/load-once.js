/* global module */
/** Instead of a library's own code: what its worker has loaded outside the test files, once for all of them. */
module.exports = {
  process: (_source, path) => ({ code: `module.exports = globalThis.loadOnce(${JSON.stringify(path)});` }),
};
