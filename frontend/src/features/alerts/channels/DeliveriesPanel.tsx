import { RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { Link, useSearch } from 'wouter'
import { Failure } from '@/api/Failure'
import { errorText } from '@/api/error-text'
import { useChannels, useNotices, useSendAgain, type Notice } from '@/api/queries/alert-channels'
import { carriedUrl } from '@/dashboard/url-state'
import { Badge, type Tone } from '@/design/ui/Badge'
import { Button } from '@/design/ui/Button'
import { Segmented } from '@/design/ui/Segmented'
import { toast } from '@/design/ui/Toast'
import { Panel } from '@/features/analysis'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import styles from './channels.module.css'

const TONES: Record<Notice['state'], Tone> = { waiting: 'neutral', sent: 'positive', dead: 'negative' }
const SHOWN = 50

/** What people were told, what waits, and what was given up. */
export function DeliveriesPanel({ isEditor }: { isEditor: boolean }) {
  const t = useT()
  const { data, error, refetch } = useNotices()
  const channels = useChannels().data ?? []
  const [only, setOnly] = useState<'all' | 'dead'>('all')
  const shown = (data ?? []).filter(({ state }) => only === 'all' || state === only).slice(0, SHOWN)
  const nameOf = (id: string) => channels.find((one) => one.id === id)?.channel.name ?? ''
  return (
    <Panel
      title={t('channels.deliveries')}
      hint={t('channels.deliveriesHint')}
      aside={
        <Segmented
          label={t('channels.shown')}
          value={only}
          options={(['all', 'dead'] as const).map((value) => ({ value, label: t(`channels.only.${value}`) }))}
          onChange={setOnly}
        />
      }
    >
      {error && <Failure of={error} onRetry={() => void refetch()} />}
      {data && shown.length === 0 && (
        <p className={styles.note}>{t(only === 'all' ? 'channels.noDeliveries' : 'channels.noneDead')}</p>
      )}
      <ul className={styles.rows}>
        {shown.map((one) => (
          <NoticeRow key={one.id} notice={one} channel={nameOf(one.channel_id)} isEditor={isEditor} />
        ))}
      </ul>
    </Panel>
  )
}

interface NoticeRowProps {
  notice: Notice
  channel: string
  isEditor: boolean
}

function NoticeRow({ notice, channel, isEditor }: NoticeRowProps) {
  const t = useT()
  const format = useFormat()
  const search = carriedUrl(useSearch())
  const again = useSendAgain()
  const { state, attempts, error, next_attempt_at } = notice
  return (
    <li>
      <span className={styles.what}>
        <Link href={`/alerts/${notice.alert_id}${search}`}>
          {t(`channels.event.${notice.event}`)}: {notice.text}
        </Link>
        <small>
          {format.dateTime(notice.created_at)} · {channel}
        </small>
      </span>
      <span className={styles.badges}>
        <Badge tone={TONES[state]}>{t(`channels.state.${state}`)}</Badge>
      </span>
      {isEditor && state === 'dead' && (
        <span className={styles.buttons}>
          <Button
            disabled={again.isPending}
            onClick={() =>
              again.mutate(notice.id, { onError: (failed) => toast(errorText(failed, t), 'negative') })
            }
          >
            <RotateCcw size={14} aria-hidden="true" />
            {t('channels.again')}
          </Button>
        </span>
      )}
      {error !== '' && state !== 'sent' && (
        <p className={styles.fault}>
          {t('channels.attempts', { count: attempts, reason: error })}
          {next_attempt_at && ` ${t('channels.next', { time: format.dateTime(next_attempt_at) })}`}
        </p>
      )}
    </li>
  )
}
