import { Send } from 'lucide-react'
import { Link, useSearch } from 'wouter'
import { useChannels } from '@/api/queries/alert-channels'
import { carriedUrl } from '@/dashboard/url-state'
import { Badge } from '@/design/ui/Badge'
import { Panel } from '@/features/analysis'
import { useT } from '@/i18n'
import styles from './channels.module.css'

/** The way to channels and quiet times. */
export function ChannelsLink({ isOpen }: { isOpen: boolean }) {
  const t = useT()
  const search = carriedUrl(useSearch())
  const failing = (useChannels().data ?? []).filter((one) => one.channel.is_enabled && one.failures > 0)
  return (
    <Panel
      title={t('channels.open')}
      hint={t('channels.openHint')}
      aside={failing.length > 0 && <Badge tone="negative">{t('channels.failing')}</Badge>}
    >
      <Link
        className={styles.go}
        href={`/alerts/channels${search}`}
        aria-current={isOpen ? 'page' : undefined}
      >
        <Send size={14} aria-hidden="true" />
        {t('channels.channels')}
      </Link>
    </Panel>
  )
}
