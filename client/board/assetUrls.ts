/**
 * The editor's icons, words and letters, served by us: its own default is a third party's address.
 * @module
 */
import bold from '@tldraw/assets/fonts/IBMPlexSans-Bold.woff2?url'
import boldItalic from '@tldraw/assets/fonts/IBMPlexSans-BoldItalic.woff2?url'
import medium from '@tldraw/assets/fonts/IBMPlexSans-Medium.woff2?url'
import mediumItalic from '@tldraw/assets/fonts/IBMPlexSans-MediumItalic.woff2?url'
import icons from '@tldraw/assets/icons/icon/0_merged.svg?url'
import { getAssetUrls } from '@tldraw/assets/selfHosted.js'
import en from '@tldraw/assets/translations/en.json?url'
import languages from '@tldraw/assets/translations/languages.json?url'
import sv from '@tldraw/assets/translations/sv.json?url'

/**
 * One typeface stands for all of the editor's four: a board is calmer for it, and the editor fetches every face in
 * advance, which would be 1.4 MB instead of 0.27.
 */
const faces = { '': medium, _italic: mediumItalic, _bold: bold, _italic_bold: boldItalic }
const names = getAssetUrls()
const fonts = Object.fromEntries(
  Object.keys(names.fonts).map((name) => {
    const style = name.replace(/^tldraw_(?:mono|serif|sans|draw)/, '')
    return [name, faces[style as keyof typeof faces] ?? medium]
  }),
)

/**
 * Every address the editor may ask for. Embeds are off; but the editor fetches their icons in advance, and is given a
 * picture that it has already.
 */
export const assetUrls = {
  fonts,
  icons: Object.fromEntries(Object.keys(names.icons).map((name) => [name, `${icons}#${name}`])),
  translations: { en, sv, languages },
  embedIcons: Object.fromEntries(Object.keys(names.embedIcons).map((name) => [name, icons])),
}

/** The files that the editor waits for before it shows a board. */
export const editorFiles: readonly string[] = [medium, mediumItalic, bold, boldItalic, icons, en, sv]
