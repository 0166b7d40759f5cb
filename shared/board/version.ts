/**
 * Which form a board has. It changes with the editor, with a shape of ours, or with what the document's keys mean; then the
 * version goes up by one, and the server brings every board along when it starts (`server/boards/upgradeBoards.ts`). A test holds the
 * schema here against the editor's.
 * @module
 */

/**
 * The form that this version of the program writes, and the only one that its pages read. In form 1 no strips were put in
 * (`strips.ts`), and in form 2 no record's birth was a text (`born.ts`): a board in either is one in form 3.
 */
export const BOARD_VERSION = 3

/** What tldraw calls a serialized schema: how far each kind of record has come. */
export interface SerializedSchema {
  readonly schemaVersion: 2
  readonly sequences: Readonly<Record<string, number>>
}

/** That form, as tldraw's migrations know it. */
export const boardSchema: SerializedSchema = {
  schemaVersion: 2,
  sequences: {
    'com.tldraw.store': 4,
    'com.tldraw.asset': 1,
    'com.tldraw.camera': 1,
    'com.tldraw.document': 2,
    'com.tldraw.instance': 25,
    'com.tldraw.instance_page_state': 5,
    'com.tldraw.page': 1,
    'com.tldraw.instance_presence': 6,
    'com.tldraw.pointer': 1,
    'com.tldraw.shape': 4,
    'com.tldraw.asset.bookmark': 2,
    'com.tldraw.asset.image': 5,
    'com.tldraw.asset.video': 5,
    'com.tldraw.shape.arrow': 6,
    'com.tldraw.shape.bookmark': 2,
    'com.tldraw.shape.draw': 2,
    'com.tldraw.shape.embed': 4,
    'com.tldraw.shape.frame': 1,
    'com.tldraw.shape.geo': 10,
    'com.tldraw.shape.group': 0,
    'com.tldraw.shape.highlight': 1,
    'com.tldraw.shape.image': 5,
    'com.tldraw.shape.line': 5,
    'com.tldraw.shape.note': 9,
    'com.tldraw.shape.text': 3,
    'com.tldraw.shape.video': 4,
    'com.tldraw.shape.zone': 0,
    'com.tldraw.binding.arrow': 1,
  },
}
