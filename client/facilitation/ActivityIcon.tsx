/**
 * The mark of each kind of activity.
 * @module
 */
import { Gavel, type LucideIcon, Megaphone, MessagesSquare, PenLine, Shapes, Vote } from 'lucide-react'
import type { ActivityKind } from '../../shared/facilitation/activities.ts'

const icons: Record<ActivityKind, LucideIcon> = {
  write: PenLine,
  share: Megaphone,
  group: Shapes,
  discuss: MessagesSquare,
  vote: Vote,
  decide: Gavel,
}

export function ActivityIcon({ kind, size = 18 }: { kind: ActivityKind; size?: number }) {
  const Icon = icons[kind]
  return <Icon size={size} aria-hidden="true" />
}
