/**
 * Parts of the program that are fetched when they are needed, or a little before.
 * @module
 */
import { type ComponentType, type LazyExoticComponent, lazy } from 'react'

export type Part<Props extends object> = LazyExoticComponent<ComponentType<Props>> & {
  /** Fetches it; a second call gives the same. */
  readonly fetch: () => Promise<unknown>
}

/**
 * A component that `load` fetches: shown at once where it is here, and after a wait (`Suspense`) where it is not. For a
 * promise React waits even where it was kept long ago, and shows for a third of a second at least what is shown while one
 * waits: each door that somebody passes would cost that. So what is here is given without one; React takes all that has
 * a `then` (https://react.dev/reference/react/lazy).
 */
export function part<Props extends object>(load: () => Promise<ComponentType<Props>>): Part<Props> {
  let here: { default: ComponentType<Props> } | null = null
  const fetch = async () => {
    here ??= { default: await load() }
    return here
  }
  // biome-ignore lint/suspicious/noThenProperty: what React waits for, or need not.
  const given = { then: (take: (value: typeof here) => void) => take(here) }
  return Object.assign(lazy((() => (here ? given : fetch())) as typeof fetch), { fetch })
}
