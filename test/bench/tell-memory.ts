/** Loaded before a program (`node --require`), so that it tells its memory when asked; RSS in bytes. */
process.on('message', () => {
  process.send?.(process.memoryUsage.rss());
});
process.channel?.unref();
