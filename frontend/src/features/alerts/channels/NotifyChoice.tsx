import { Link, useSearch } from 'wouter'
import { useChannels } from '@/api/queries/alert-channels'
import type { AlertRule } from '@/api/queries/alerts'
import { carriedUrl } from '@/dashboard/url-state'
import { DurationRow, FlagRow } from '@/features/analysis'
import { useT } from '@/i18n'
import styles from './channels.module.css'

interface NotifyChoiceProps {
  rule: AlertRule
  change: (part: Partial<AlertRule>) => void
}

/** Who is told of a rule's alerts, and whether again while one goes on. */
export function NotifyChoice({ rule, change }: NotifyChoiceProps) {
  const t = useT()
  const search = carriedUrl(useSearch())
  const channels = useChannels().data ?? []
  const named = (rule.notify ?? []).filter((id) => channels.some((one) => one.id === id))
  const usual = channels.filter(({ channel }) => channel.is_default && channel.is_enabled)
  const usualNames = usual.map(({ channel }) => channel.name).join(', ')
  return (
    <>
      <fieldset className={styles.choices}>
        <legend>{t('channels.tell')}</legend>
        {channels.map(({ id, channel }) => (
          <FlagRow
            key={id}
            label={channel.name}
            value={named.includes(id)}
            onChange={(isOn) => change({ notify: isOn ? [...named, id] : named.filter((one) => one !== id) })}
          />
        ))}
      </fieldset>
      <p className={styles.note}>
        {named.length === 0 &&
          (usual.length > 0 ? t('channels.tellUsual', { names: usualNames }) : t('channels.tellNobody'))}{' '}
        <Link className={styles.link} href={`/alerts/channels${search}`}>
          {t('channels.channels')}
        </Link>
      </p>
      <DurationRow
        label={t('channels.repeat')}
        seconds={rule.repeat_after ?? 0}
        least={0}
        most={2_592_000}
        onChange={(repeat_after) => change({ repeat_after })}
      />
    </>
  )
}
