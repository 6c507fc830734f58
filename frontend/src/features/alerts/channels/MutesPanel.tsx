import { Pencil, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Failure } from '@/api/Failure'
import { errorText } from '@/api/error-text'
import { useMutes, useRemoveMute, type KnownMute, type Mute } from '@/api/queries/alert-channels'
import type { KnownRule } from '@/api/queries/alerts'
import { useProject } from '@/api/project-context'
import { Badge } from '@/design/ui/Badge'
import { Button } from '@/design/ui/Button'
import { IconButton } from '@/design/ui/IconButton'
import { toast } from '@/design/ui/Toast'
import { Panel } from '@/features/analysis'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import styles from './channels.module.css'
import { MuteDialog } from './MuteDialog'
import { useDayNames } from './use-day-names'

interface MutesPanelProps {
  isEditor: boolean
  rules: readonly KnownRule[]
}

/** Times in which nobody is told. */
export function MutesPanel({ isEditor, rules }: MutesPanelProps) {
  const t = useT()
  const { timezone } = useProject()
  const { data, error, refetch } = useMutes()
  const remove = useRemoveMute()
  const [open, setOpen] = useState<KnownMute | 'new' | null>(null)
  return (
    <Panel
      title={t('channels.mutes')}
      hint={t('channels.mutesHint', { timezone })}
      aside={
        isEditor && (
          <Button onClick={() => setOpen('new')}>
            <Plus size={14} aria-hidden="true" />
            {t('channels.addMute')}
          </Button>
        )
      }
    >
      {error && <Failure of={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && <p className={styles.note}>{t('channels.noMutes')}</p>}
      <ul className={styles.rows}>
        {data?.map((one) => (
          <li key={one.id}>
            <span className={styles.what}>
              <b>{one.mute.name}</b>
              <small>
                <When mute={one.mute} /> ·{' '}
                {rules.find(({ id }) => id === one.mute.rule_id)?.rule.name ?? t('channels.allRules')}
              </small>
            </span>
            <span className={styles.badges}>
              {one.is_on && <Badge tone="warning">{t('channels.isOn')}</Badge>}
            </span>
            {isEditor && (
              <span className={styles.buttons}>
                <IconButton label={t('channels.edit', { name: one.mute.name })} onClick={() => setOpen(one)}>
                  <Pencil size={14} aria-hidden="true" />
                </IconButton>
                <IconButton
                  label={t('channels.remove', { name: one.mute.name })}
                  disabled={remove.isPending}
                  onClick={() =>
                    remove.mutate(one.id, { onError: (failed) => toast(errorText(failed, t), 'negative') })
                  }
                >
                  <Trash2 size={14} aria-hidden="true" />
                </IconButton>
              </span>
            )}
          </li>
        ))}
      </ul>
      {open && (
        <MuteDialog known={open === 'new' ? null : open} rules={rules} onClose={() => setOpen(null)} />
      )}
    </Panel>
  )
}

function When({ mute }: { mute: Mute }) {
  const t = useT()
  const format = useFormat()
  const names = useDayNames()
  if (mute.weekly === null) return t('channels.until', { time: format.dateTime(mute.until ?? '') })
  const { days, start, end } = mute.weekly
  const shown = [...days].sort((a, b) => a - b).map((day) => names[day])
  const time = start === end ? t('channels.wholeDay') : `${start}–${end}`
  return `${shown.join(', ')} · ${time}`
}
