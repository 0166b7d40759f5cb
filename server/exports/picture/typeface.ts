/**
 * The files of the board's typeface, as installed.
 * @module
 */
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const fileOf = (weight: string): string =>
  require.resolve(`@expo-google-fonts/ibm-plex-sans/${weight}/IBMPlexSans_${weight}.ttf`)

/** By weight. */
export const fontFiles = {
  400: fileOf('400Regular'),
  500: fileOf('500Medium'),
  700: fileOf('700Bold'),
} as const
