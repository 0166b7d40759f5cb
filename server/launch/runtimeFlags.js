/**
 * How the runtime is asked to run the server.
 * @module
 */

/**
 * A young generation of at most 3 x 16 MB for each thread. The default lets a burst of joins grow it past 120 MB, which
 * is then kept: a third of the memory of 200 loaded boards, for no measurable gain in latency or processor time.
 */
export const runtimeFlags = ['--max-semi-space-size=16']
