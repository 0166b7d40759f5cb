/**
 * A small button at a row of a list, for what can be done with that row: moved, removed.
 * @module
 */
import type { ArrowUp } from 'lucide-react'
import { Button } from './Button.tsx'

interface RowToolProps {
  label: string
  Icon: typeof ArrowUp
  /** Null where there is nothing to do. */
  onPress: (() => void) | null
  isBusy?: boolean
  /** Marks the buttons that move their row, for the focus to follow it. */
  'data-move'?: true
}

export function RowTool({ label, Icon, onPress, ...rest }: RowToolProps) {
  return (
    <Button
      look="quiet"
      size="small"
      square
      aria-label={label}
      isDisabled={onPress === null}
      onPress={() => onPress?.()}
      {...rest}
    >
      <Icon size={16} aria-hidden="true" />
    </Button>
  )
}
