/**
 * The name a file is saved under, safe on every system and in a header.
 * @module
 */

/** Bytes of a file name, without its ending: most file systems take 255, and folders ask for their share. */
const MAX_STEM_BYTES = 150
/** What Windows, the strictest, forbids in a name, with line ends and what turns text around. */
const forbidden = /[<>:"/\\|?*\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu

function shorten(text: string): string {
  let short = ''
  let bytes = 0
  for (const character of text) {
    bytes += Buffer.byteLength(character)
    if (bytes > MAX_STEM_BYTES) break
    short += character
  }
  return short.trim()
}

/** The name in full, with the letters it is written in. A dot would make "con.x" a device on Windows. */
function fullStem(title: string, number: number): string {
  const clean = title.toWellFormed().normalize('NFC').replace(forbidden, ' ').replaceAll('.', ' ')
  return `${shorten(clean.replace(/\s+/gu, ' ').trim()) || 'samrum'} ${number}`
}

/** The name for programs that read ASCII only: å and ä become a, what has no such letter a hyphen. */
function asciiStem(stem: string): string {
  const plain = stem.normalize('NFKD').replace(/\p{M}/gu, '')
  const ascii = plain.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-+|-+$/g, '')
  return /[A-Za-z]/.test(ascii) ? ascii : `samrum-${ascii}`
}

/** `Content-Disposition` of a file (RFC 6266, with the full name after RFC 5987). */
export function contentDisposition(title: string, number: number, ending: string): string {
  const stem = fullStem(title, number)
  const encoded = encodeURIComponent(`${stem}.${ending}`).replace(
    /['()*!]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${asciiStem(stem)}.${ending}"; filename*=UTF-8''${encoded}`
}
