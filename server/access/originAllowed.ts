/**
 * Whether the page that a browser's request comes from is ours. Other sites' pages can send requests with our cookie,
 * and open WebSockets (CWE-1385); they cannot choose the Origin header.
 * @module
 */

/** Makes the check. Without a public URL a page counts as ours when it came from the address it now asks. */
export function originCheck(publicUrl: string | null): (request: Request) => boolean {
  return (request) => {
    const origin = request.headers.get('origin')
    // No browser: nothing that holds somebody else's cookie.
    if (origin === null) return true
    if (publicUrl !== null) return origin === publicUrl
    const host = request.headers.get('host')
    return host !== null && (origin === `http://${host}` || origin === `https://${host}`)
  }
}
