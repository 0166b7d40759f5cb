/**
 * An answer that another thread has put together already.
 * @module
 */
import type { Context, TypedResponse } from 'hono'
import type { JSONParsed } from 'hono/utils/types'

/** @param text the JSON of a `T` */
export const jsonText = <T>(c: Context, text: string): Response & TypedResponse<JSONParsed<T>, 200, 'json'> =>
  c.body(text, 200, { 'Content-Type': 'application/json' }) as unknown as Response &
    TypedResponse<JSONParsed<T>, 200, 'json'>
