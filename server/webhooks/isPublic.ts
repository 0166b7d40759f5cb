/**
 * Which addresses a webhook may be at: by default none that only this machine or its own network can reach, since who
 * leads a process would read and move what stands there with the server's hands.
 * @module
 */
import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/** Names that never lead out: of the machine (RFC 6761), of its link (RFC 6762), of its network (RFC 8375, ICANN). */
const insideNames = /(^|\.)(localhost|local|internal|home\.arpa)$/

/** All of IPv6 that is given out to the public network (RFC 4291); the library takes what is in no registry for public too. */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3')

/** Whether an IP address is one of the public network, by the IANA registries of special addresses. */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  if (parsed instanceof ipaddr.IPv6 && !parsed.match(globalUnicast)) return false
  return parsed.range() === 'unicast'
}

/**
 * Whether an address can be seen to lead inside without asking what its name stands for: a special IP address, however it
 * is written, or a name that only this machine or its network knows. Other names are looked up as they are told.
 * @param url an http or https address
 */
export function isPlainlyPrivate(url: string): boolean {
  const host = new URL(url).hostname.replace(/^\[|\]$|\.$/g, '')
  if (isIP(host) > 0) return !isPublic(host)
  return !host.includes('.') || insideNames.test(host)
}
