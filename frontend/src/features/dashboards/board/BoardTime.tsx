import { GitCompareArrows, RotateCw } from 'lucide-react'
import { useIsFetching, useQueryClient } from '@tanstack/react-query'
import type { Refresh } from '@/api/dashboard'
import { refreshText } from '@/dashboard/time/TimePanel'
import type { TimeChoice } from '@/dashboard/time/TimePicker'
import { IconButton } from '@/design/ui/IconButton'
import { classNames } from '@/design/ui/class-names'
import { useT } from '@/i18n'
import styles from './board.module.css'

interface ComparisonProps {
  time: TimeChoice
  onChange: (change: Partial<TimeChoice>) => void
}

export function Comparison({ time, onChange }: ComparisonProps) {
  const t = useT()
  const isOn = time.compare === 'previous_period'
  return (
    <IconButton
      label={t('board.compare')}
      variant="secondary"
      aria-pressed={isOn}
      className={classNames(styles.toggle, isOn && styles.on)}
      onClick={() => onChange({ compare: isOn ? 'none' : 'previous_period' })}
    >
      <GitCompareArrows size={15} aria-hidden="true" />
    </IconButton>
  )
}

/** How the figures follow; where they do not by themselves, the button that asks again. */
export function LiveNote({ refresh }: { refresh: Refresh }) {
  const t = useT()
  const client = useQueryClient()
  const isAsking = useIsFetching({ queryKey: ['answer'] }) > 0
  if (refresh === 'live') return null
  return (
    <>
      {refresh !== 'off' && <span className={styles.every}>{refreshText(refresh, t)}</span>}
      <IconButton
        label={t('board.refresh')}
        variant="secondary"
        className={classNames(isAsking && styles.spinning)}
        onClick={() => void client.invalidateQueries({ queryKey: ['answer'] })}
      >
        <RotateCw size={14} aria-hidden="true" />
      </IconButton>
    </>
  )
}
