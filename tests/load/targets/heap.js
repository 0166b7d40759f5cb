/**
 * On SIGUSR2: collect all garbage, then print used heap and buffers, so that "the memory came back" does not depend
 * on when V8 collects. Loaded by the servers under test, which run with --expose-gc.
 * @module
 */
process.on('SIGUSR2', async () => {
  for (let i = 0; i < 3; i++) {
    globalThis.gc?.()
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  const { heapUsed, external, rss } = process.memoryUsage()
  console.log('HEAP', heapUsed + external, rss)
})
