/* global module */
// Stands in for what the SDK loads and Schakel never uses – language models, dates in words –, a third of the time that
// each test file takes to load. Any property of it is itself, and it can be called and made. The tests of the real
// programs (test/process, test/faults, test/browser) load all of it.
const unused = new Proxy(function unused() {}, {
  get: (target, name) => (name === 'prototype' ? target.prototype : typeof name === 'symbol' ? undefined : unused),
  apply: () => unused,
  construct: () => ({}),
});
module.exports = unused;
