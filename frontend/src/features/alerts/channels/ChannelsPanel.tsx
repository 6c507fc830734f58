import { Pencil, Plus, Send, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Failure } from '@/api/Failure'
import { errorLine, errorText } from '@/api/error-text'
import {
  useChannels,
  useRemoveChannel,
  useTestChannel,
  type ChannelTest,
  type KnownChannel,
} from '@/api/queries/alert-channels'
import { Badge } from '@/design/ui/Badge'
import { Button } from '@/design/ui/Button'
import { IconButton } from '@/design/ui/IconButton'
import { Skeleton } from '@/design/ui/Skeleton'
import { toast } from '@/design/ui/Toast'
import { Panel } from '@/features/analysis'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import { ChannelDialog } from './ChannelDialog'
import styles from './channels.module.css'

/** The ways by which people are told. Only administrators of the project change them: they lead out of the house. */
export function ChannelsPanel({ isManager }: { isManager: boolean }) {
  const t = useT()
  const { data, error, isPending, refetch } = useChannels()
  const [open, setOpen] = useState<KnownChannel | 'new' | null>(null)
  return (
    <Panel
      title={t('channels.channels')}
      hint={t(isManager ? 'channels.hint' : 'channels.hintReader')}
      aside={
        isManager && (
          <Button onClick={() => setOpen('new')}>
            <Plus size={14} aria-hidden="true" />
            {t('channels.add')}
          </Button>
        )
      }
    >
      {isPending && <Skeleton shape="list" label={t('channels.channels')} />}
      {error && <Failure of={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && <p className={styles.note}>{t('channels.none')}</p>}
      <ul className={styles.rows}>
        {data?.map((one) => (
          <ChannelRow key={one.id} known={one} isManager={isManager} onEdit={() => setOpen(one)} />
        ))}
      </ul>
      {open && <ChannelDialog known={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Panel>
  )
}

interface ChannelRowProps {
  known: KnownChannel
  isManager: boolean
  onEdit: () => void
}

function ChannelRow({ known, isManager, onEdit }: ChannelRowProps) {
  const t = useT()
  const format = useFormat()
  const { channel, target, paused_until, failures } = known
  const test = useTestChannel()
  const remove = useRemoveChannel()
  const [result, setResult] = useState<ChannelTest | null>(null)
  const name = channel.name
  const say = () => {
    setResult(null)
    test.mutate(known.id, {
      onSuccess: setResult,
      onError: (error) => setResult({ is_delivered: false, text: errorLine(error, t) }),
    })
  }
  return (
    <li>
      <span className={styles.what}>
        <b>{name}</b>
        <small>
          {t(`channels.kind.${channel.kind}`)}
          {target !== '' && ` · ${target}`}
        </small>
      </span>
      <span className={styles.badges}>
        {channel.is_default && <Badge tone="info">{t('channels.usual')}</Badge>}
        {!channel.is_enabled && <Badge>{t('alerts.off')}</Badge>}
        {failures > 0 && <Badge tone="negative">{t('channels.fails', { count: failures })}</Badge>}
      </span>
      {isManager && (
        <span className={styles.buttons}>
          <Button disabled={test.isPending} onClick={say}>
            <Send size={14} aria-hidden="true" />
            {t(test.isPending ? 'channels.testing' : 'channels.test')}
          </Button>
          <IconButton label={t('channels.edit', { name })} onClick={onEdit}>
            <Pencil size={14} aria-hidden="true" />
          </IconButton>
          <IconButton
            label={t('channels.remove', { name })}
            disabled={remove.isPending}
            onClick={() =>
              remove.mutate(known.id, {
                onSuccess: () => toast(t('channels.removed', { name }), 'positive'),
                onError: (error) => toast(errorText(error, t), 'negative'),
              })
            }
          >
            <Trash2 size={14} aria-hidden="true" />
          </IconButton>
        </span>
      )}
      {paused_until && (
        <p className={styles.fault}>{t('channels.paused', { time: format.dateTime(paused_until) })}</p>
      )}
      <p role="status" className={result?.is_delivered ? styles.good : styles.fault}>
        {result &&
          (result.is_delivered ? t('channels.delivered') : t('channels.failed', { reason: result.text }))}
      </p>
    </li>
  )
}
