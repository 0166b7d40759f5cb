/**
 * The marks of the moods.
 * @module
 */
import { CircleHelp, Heart, Lightbulb, type LucideIcon, Smile, ThumbsUp } from 'lucide-react'
import type { Mood } from '../../shared/facilitation/moods.ts'

export const moodIcons: Record<Mood, LucideIcon> = {
  agree: ThumbsUp,
  thanks: Heart,
  joy: Smile,
  idea: Lightbulb,
  unsure: CircleHelp,
}
