/**
 * The wire protocols that a target may speak.
 * @module
 */
import { TldrawClient } from './TldrawClient.js'
import { HocuspocusClient, SamrumClient, YjsClient } from './YjsClient.js'

export const protocols = {
  y: YjsClient,
  samrum: SamrumClient,
  hocuspocus: HocuspocusClient,
  tldraw: TldrawClient,
}
