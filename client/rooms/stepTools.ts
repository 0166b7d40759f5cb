/**
 * Which steps have a view of their own to their board, and the one that opens it.
 * @module
 */
import type { Step } from '../../shared/vocabulary.ts'

export const stepTools = ['vision', 'governance'] as const satisfies readonly Step[]
export type StepWithTool = (typeof stepTools)[number]

export const hasTool = (step: Step): step is StepWithTool => stepTools.some((one) => one === step)
