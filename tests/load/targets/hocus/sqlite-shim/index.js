/**
 * `better-sqlite3` needs a compiler and Node's headers; `node:sqlite` offers the few calls that the extension makes.
 * @module
 */
// biome-ignore lint/style/noDefaultExport: the package that this stands in for has one
export { DatabaseSync as default } from 'node:sqlite'
