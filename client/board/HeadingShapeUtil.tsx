/**
 * A heading over notes: the editor's own frame. One that nobody gave a name is called a heading in the language of whoever
 * reads; the editor has "Frame".
 * @module
 */
import type { ReactNode } from 'react'
import type { TLFrameShape } from 'tldraw'
import { FrameShapeUtil, useEditor, useValue } from 'tldraw'
import { useLanguage } from '../app/i18n/index.ts'
import { boardWords } from './words.ts'

export class HeadingShapeUtil extends FrameShapeUtil {
  override component(heading: TLFrameShape) {
    return <Called heading={heading} draw={(shape) => super.component(shape)} />
  }
}

interface CalledProps {
  readonly heading: TLFrameShape
  readonly draw: (heading: TLFrameShape) => ReactNode
}

/** While its name is written it is as it is. */
function Called({ heading, draw }: CalledProps) {
  const editor = useEditor()
  const { language } = useLanguage()
  const isWritten = useValue('is written', () => editor.getEditingShapeId() === heading.id, [
    editor,
    heading.id,
  ])
  const { name } = heading.props
  if (name !== '' || isWritten) return draw(heading)
  return draw({ ...heading, props: { ...heading.props, name: boardWords[language].heading } })
}
