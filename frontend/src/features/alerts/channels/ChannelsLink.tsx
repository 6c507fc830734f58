import { Send } from 'lucide-react'
import { Link, useSearch } from 'wouter'
import { carriedUrl } from '@/dashboard/url-state'
import { Panel } from '@/features/analysis'
import { useT } from '@/i18n'
import styles from './channels.module.css'

/** The way to channels and quiet times. */
export function ChannelsLink({ isOpen }: { isOpen: boolean }) {
  const t = useT()
  const search = carriedUrl(useSearch())
  return (
    <Panel title={t('channels.open')} hint={t('channels.openHint')}>
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
