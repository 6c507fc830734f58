import { useMemo } from 'react'
import { useHealth, type PartHealth, type PartState } from '@/api/queries/health'
import { Badge, type Tone } from '@/design/ui/Badge'
import { DataTable, Panel, type Column } from '@/features/analysis'
import { useFormat } from '@/format/use-format'
import { useT, type MessageKey } from '@/i18n'
import styles from './system.module.css'

const TONES: Record<PartState, Tone> = { ok: 'positive', degraded: 'warning', down: 'negative' }
const STATES: Record<PartState, MessageKey> = {
  ok: 'system.partOk',
  degraded: 'system.partDegraded',
  down: 'system.partDown',
}
const NAMES: Partial<Record<string, MessageKey>> = {
  journal: 'system.partJournal',
  store: 'system.partStore',
  metadata: 'system.partMetadata',
  redis: 'system.partRedis',
  smtp: 'system.partMail',
  webhooks: 'system.partWebhooks',
  event_loop: 'system.partLoop',
}

/** How each part of the server is, and since when. Only administrators of the installation are told: nobody else sees the panel. */
export function PartsPanel() {
  const t = useT()
  const format = useFormat()
  const parts = useHealth().data?.parts
  const columns = useMemo((): Column<PartHealth>[] => {
    const nameOf = (part: PartHealth) => (NAMES[part.name] ? t(NAMES[part.name]!) : part.name)
    return [
      { id: 'part', label: t('system.part'), value: nameOf },
      {
        id: 'state',
        label: t('system.partState'),
        value: (part) => part.state,
        cell: (part) => (
          <span className={styles.host}>
            <Badge tone={TONES[part.state]}>{t(STATES[part.state])}</Badge>
            {part.state !== 'ok' && <span title={part.detail}>{part.message}</span>}
          </span>
        ),
      },
      {
        id: 'since',
        label: t('system.partSince'),
        value: (part) => part.since,
        cell: (part) => format.dateTime(part.since),
      },
      {
        id: 'latency',
        label: t('system.partLatency'),
        value: (part) => part.latency_ms,
        kind: 'duration',
      },
    ]
  }, [t, format])
  if (!parts) return null
  return (
    <Panel title={t('system.parts')} hint={t('system.partsHint')}>
      <DataTable
        label={t('system.parts')}
        columns={columns}
        rows={parts}
        keyOf={(part) => part.name}
        limit={10}
      />
    </Panel>
  )
}
