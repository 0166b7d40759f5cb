/**
 * Which addresses a webhook may be at: by default none that only this machine or its own network can reach, since who
 * leads a process would read and move what stands there with the server's hands.
 * @module
 */
import ipaddr from 'ipaddr.js'

/** Whether an IP address is one of the public network, by the IANA registries of special addresses. */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  return parsed.range() === 'unicast'
}
