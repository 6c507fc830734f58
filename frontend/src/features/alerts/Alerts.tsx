import { BellRing, Plus } from 'lucide-react'
import { Link, useParams, useSearch } from 'wouter'
import { Failure } from '@/api/Failure'
import { may, useProject } from '@/api/project-context'
import { useAlertBook, type Alert, type KnownRule } from '@/api/queries/alerts'
import { carriedUrl } from '@/dashboard/url-state'
import { Badge } from '@/design/ui/Badge'
import { EmptyState } from '@/design/ui/EmptyState'
import layout from '@/design/ui/ListDetail.module.css'
import { Skeleton } from '@/design/ui/Skeleton'
import { loadable } from '@/design/ui/loadable'
import { Panel } from '@/features/analysis'
import { ago } from '@/format/time'
import { useLocale, useT } from '@/i18n'
import { AlertDetail } from './AlertDetail'
import styles from './alerts.module.css'
import { isOpen, toneOf } from './rule'
import { RuleEditor } from './RuleEditor'
import { ChannelsLink } from './channels/ChannelsLink'

const Channels = loadable(() => import('./channels/Channels'))

const NEW = 'new-rule'

/** What needs somebody now, the rules that watch for it, and the one that is open. */
export default function Alerts() {
  const t = useT()
  const { id } = useParams<{ id?: string }>()
  const search = carriedUrl(useSearch())
  const isEditor = may(useProject(), 'alerts_edit')
  const { data, isPending, error, refetch, dataUpdatedAt } = useAlertBook()
  if (isPending) return <Skeleton shape="list" label={t('tile.loading', { title: t('nav.alerts') })} />
  if (error) return <Failure of={error} onRetry={() => void refetch()} />
  const { alerts, rules } = data
  const open = alerts.filter(({ state }) => isOpen(state))
  const alert = alerts.find((one) => one.id === id)
  const rule = rules.find((one) => one.id === (alert?.rule_id ?? id)) ?? null
  const isNew = id === NEW
  return (
    <div className={layout.page} data-open={id !== undefined}>
      <div className={layout.column}>
        <Panel title={t('alerts.now')}>
          {open.length === 0 && (
            <p className={styles.note}>{t(rules.length === 0 ? 'alerts.noRules' : 'alerts.quiet')}</p>
          )}
          <AlertRows alerts={open} openId={id} search={search} now={dataUpdatedAt} />
        </Panel>
        <Panel
          title={t('alerts.rules')}
          aside={
            isEditor && (
              <Link className={styles.link} href={`/alerts/${NEW}${search}`}>
                <Plus size={13} aria-hidden="true" />
                {t('alerts.newRule')}
              </Link>
            )
          }
        >
          {rules.length === 0 && <p className={styles.note}>{t('alerts.noRulesHint')}</p>}
          <RuleRows rules={rules} alerts={alerts} openId={rule?.id} search={search} />
        </Panel>
        <ChannelsLink isOpen={id === 'channels'} />
      </div>
      <div className={layout.column}>
        {alert && <AlertDetail key={alert.id} alert={alert} known={rule} isEditor={isEditor} />}
        {id === 'channels' ? (
          <Channels />
        ) : isNew || rule ? (
          <RuleEditor key={rule?.id ?? NEW} known={isNew ? null : rule} isEditor={isEditor} />
        ) : (
          <Panel title={t('nav.alerts')}>
            <EmptyState
              icon={<BellRing size={20} aria-hidden="true" />}
              title={t(id ? 'alerts.gone' : 'alerts.choose')}
              detail={t('alerts.help')}
              {...(isEditor && {
                action: (
                  <Link className={styles.primary} href={`/alerts/${NEW}${search}`}>
                    {t('alerts.newRule')}
                  </Link>
                ),
              })}
            />
          </Panel>
        )}
      </div>
    </div>
  )
}

interface AlertRowsProps {
  alerts: readonly Alert[]
  openId: string | undefined
  search: string
  /** Epoch milliseconds of the answer: ages are counted from it. */
  now: number
}

function AlertRows({ alerts, openId, search, now }: AlertRowsProps) {
  const t = useT()
  const locale = useLocale((state) => state.tag)
  return (
    <ul className={layout.list}>
      {alerts.map((one) => (
        <li key={one.id}>
          <Link href={`/alerts/${one.id}${search}`} aria-current={one.id === openId ? 'page' : undefined}>
            <b>{one.message}</b>
            <Badge tone={toneOf(one.state, one.severity)}>{t(`alerts.state.${one.state}`)}</Badge>
            <small>
              {t(`alerts.severity.${one.severity}`)} · {ago(new Date(one.since), new Date(now), locale)}
            </small>
          </Link>
        </li>
      ))}
    </ul>
  )
}

interface RuleRowsProps {
  rules: readonly KnownRule[]
  alerts: readonly Alert[]
  openId: string | undefined
  search: string
}

function RuleRows({ rules, alerts, openId, search }: RuleRowsProps) {
  const t = useT()
  return (
    <ul className={layout.list}>
      {rules.map(({ id, rule, fault }) => {
        const count = alerts.filter((one) => one.rule_id === id && isOpen(one.state)).length
        return (
          <li key={id}>
            <Link href={`/alerts/${id}${search}`} aria-current={id === openId ? 'page' : undefined}>
              <b>{rule.name}</b>
              {count > 0 && <Badge tone="warning">{count}</Badge>}
              {!rule.is_enabled && <Badge>{t('alerts.off')}</Badge>}
              {fault ? <small className={styles.fault}>{fault}</small> : null}
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
