/* global module */
/** A file that a program holds as its text, as esbuild's loader of that name reads it. */
module.exports = { process: (text) => ({ code: `module.exports = ${JSON.stringify(text)};` }) };
