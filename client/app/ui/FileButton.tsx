/**
 * A button that asks for a file of the device.
 * @module
 */
import type { ReactNode } from 'react'
import { FileTrigger } from 'react-aria-components'
import { Button } from './Button.tsx'
import type { ButtonLook } from './buttonLook.ts'

/** @param accept endings and media types that the device offers first; the server looks at the content */
export function FileButton({
  accept,
  onFile,
  isBusy = false,
  children,
  ...look
}: ButtonLook & {
  accept: readonly string[]
  onFile: (file: File) => void
  isBusy?: boolean
  children: ReactNode
}) {
  return (
    <FileTrigger
      acceptedFileTypes={[...accept]}
      onSelect={(files) => {
        const file = files?.item(0)
        if (file && !isBusy) onFile(file)
      }}
    >
      <Button {...look} isBusy={isBusy}>
        {children}
      </Button>
    </FileTrigger>
  )
}
