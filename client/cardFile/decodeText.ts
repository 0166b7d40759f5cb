/**
 * The text of a file that says nothing of its letters: in UTF-8, in UTF-16 where it begins as that does, or as an older
 * Windows program writes it.
 * @module
 */
/** Any bytes are some text; what begins with a byte order mark loses it. */
export function decodeText(bytes: Uint8Array): string {
  const [a, b] = bytes
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
