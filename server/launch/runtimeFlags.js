/**
 * How the runtime is asked to run the server.
 * @module
 */

/**
 * A young generation of at most 3 x 16 MB for each thread. The default lets a burst of joins grow it past 120 MB, which
 * is then kept: a third of the memory of 200 loaded boards, for no measurable gain in latency or processor time.
 * And the right to ask for a collection, which server/memoryAtRest.ts makes use of.
 */
export const runtimeFlags = ['--max-semi-space-size=16', '--expose-gc']

/**
 * For glibc's allocator, where the host says nothing else: one arena. With one for each thread, boards that are put
 * together in threads leave their pages behind: 200 loaded boards of 1,000 cards took 401 MB of resident memory instead
 * of 292. To trim at every chance as well (MALLOC_TRIM_THRESHOLD_) brings it to 227, and was seen to cost latency.
 *
 * What takes a megabyte and more (a board as bytes, a file that is packed) has pages of its own, which are the system's
 * again when it is let go; left to itself the allocator moves that bound up to 32 MB with what it sees, and keeps the
 * room that they took. Of the rest 4 MB are kept. A board of 10,000 cards with ten people writing: 190 MB instead of 295.
 *
 * What draws pictures (resvg) brings an allocator of its own, which gives back what a picture took with the next ones, and
 * so never after the last: some 30 MB. Asked for no delay it gives back at once, and takes no more processor time.
 */
export const runtimeEnvironment = {
  MALLOC_ARENA_MAX: '1',
  MALLOC_MMAP_THRESHOLD_: '1048576',
  MALLOC_TRIM_THRESHOLD_: '4194304',
  MIMALLOC_PURGE_DELAY: '0',
}
