/**
 * What the activity that is on asks of people: of all, or of those who lead. Each tool has a file of its own and shows
 * nothing where it is not needed.
 * @module
 */
import type { BarProps } from './barParts.ts'
import { QuietTool } from './QuietTool.tsx'
import { VoteTool } from './VoteTool.tsx'

export function ActivityTools(bar: BarProps) {
  return (
    <>
      <QuietTool {...bar} />
      <VoteTool {...bar} />
    </>
  )
}
