import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Card } from '@/design/ui/Card'
import { EmptyState } from '@/design/ui/EmptyState'
import screen from '../screen/screen.module.css'

interface StartProps {
  icon: LucideIcon
  /** The question the screen answers. */
  title: string
  detail: string
  /** A way to begin: a button with a suggestion. */
  action?: ReactNode
}

/** Nothing asked yet. */
export function Start({ icon: Icon, title, detail, action }: StartProps) {
  return (
    <Card className={screen.still}>
      <EmptyState
        icon={<Icon size={26} aria-hidden="true" />}
        title={title}
        detail={detail}
        action={action}
      />
    </Card>
  )
}
