import { useMemo } from 'react'
import { Failure } from '@/api/Failure'
import { useMetricsSchema } from '@/api/queries/metrics'
import { Segmented } from '@/design/ui/Segmented'
import { Skeleton } from '@/design/ui/Skeleton'
import { Panel } from '@/features/analysis'
import { KeepWidget } from '@/features/dashboards/save/KeepWidget'
import { useT } from '@/i18n'
import type { Board } from '@/widgets/host/board'
import { WidgetHost } from '@/widgets/host/WidgetHost'
import { charts, figures } from './charts'
import { MOST_HOSTS, useHosts } from './hosts'
import { HostTable } from './HostTable'
import { NoSamples } from './NoSamples'
import { PartsPanel } from './PartsPanel'
import styles from './system.module.css'
import { SYSTEM_RANGES, useSystemUrl, type SystemRange } from './system-url'

/** What each machine does, second by second: processor, memory, disk, network, load, processes and the database. */
export default function System() {
  const t = useT()
  const [{ range, host }, change] = useSystemUrl()
  const { hosts, watched, isCut } = useHosts(range)
  const shown = host ?? hosts[0]?.name
  const machines = shown !== undefined && (
    <Panel title={t('system.hosts')} {...(isCut ? { hint: t('system.cut', { count: MOST_HOSTS }) } : {})}>
      <HostTable hosts={hosts} shown={shown} onShow={(name) => change({ host: name })} />
    </Panel>
  )
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <p className={styles.help}>{t('system.help')}</p>
        <Segmented
          label={t('range.label')}
          value={range}
          options={SYSTEM_RANGES.map((one) => ({ value: one, label: t(`system.${one}`) }))}
          onChange={(next) => change({ range: next })}
        />
      </header>
      {watched.data === null && watched.fault === null && (
        <Skeleton shape="line" label={t('tile.loading', { title: t('nav.system') })} />
      )}
      {watched.data === null && watched.fault !== null && (
        <Failure of={watched.fault} onRetry={watched.retry} />
      )}
      {watched.data !== null && hosts.length === 0 && <NoSamples />}
      {shown !== undefined && hosts.length > 0 && (
        <>
          {hosts.length > 1 && machines}
          <Machine host={shown} range={range} />
          {hosts.length === 1 && machines}
        </>
      )}
      <PartsPanel />
    </div>
  )
}

/** One machine's charts, each to be kept on a dashboard. */
function Machine({ host, range }: { host: string; range: SystemRange }) {
  const t = useT()
  const properties = useMetricsSchema().data?.properties
  const board = useMemo(
    (): Board => ({ range, compare: 'none', refresh: 'live', filters: [], variables: {} }),
    [range],
  )
  const shown = useMemo(() => ({ host, range, t }), [host, range, t])
  const lines = useMemo(() => charts(shown, properties?.map((one) => one.name) ?? []), [shown, properties])
  return (
    <section aria-label={t('system.of', { host })} className={styles.machine}>
      <h2 className={styles.name}>{host}</h2>
      <div className={styles.figures}>
        {figures(shown).map((one) => (
          <div key={`${one.id} ${host}`} className={styles.figure}>
            <WidgetHost
              widget={one}
              board={board}
              menu={<KeepWidget widget={one} range={range} />}
              isEditing
            />
          </div>
        ))}
      </div>
      <div className={styles.charts}>
        {lines.map((one) => (
          <div key={`${one.id} ${host}`} className={styles.chart}>
            <WidgetHost widget={one} board={board} menu={<KeepWidget widget={one} range={range} />} />
          </div>
        ))}
      </div>
    </section>
  )
}
