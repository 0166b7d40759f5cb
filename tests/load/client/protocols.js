/**
 * The wire protocols that a target may speak.
 * @module
 */
import { TldrawClient } from './TldrawClient.js'
import { HocuspocusClient, YjsClient } from './YjsClient.js'

export const protocols = { y: YjsClient, hocuspocus: HocuspocusClient, tldraw: TldrawClient }
