import { Server } from 'lucide-react'
import { Link } from 'wouter'
import { useProject } from '@/api/project-context'
import { useMe } from '@/api/queries/me'
import { CodeBlock } from '@/design/ui/CodeBlock'
import { EmptyState } from '@/design/ui/EmptyState'
import { Panel } from '@/features/analysis'
import { useT } from '@/i18n'
import styles from './system.module.css'

/** Where the server's own samples are, and how another machine comes to send some. */
export function NoSamples() {
  const t = useT()
  const project = useProject()
  const own = useMe().data?.projects.find((one) => one.is_system && one.id !== project.id)
  const command = `TIDEGAUGE_WRITE_KEY=… tidegauge agent --url ${location.origin} --process postgres`
  return (
    <Panel title={t('nav.system')}>
      <EmptyState
        icon={<Server size={20} aria-hidden="true" />}
        title={t('system.none')}
        detail={t('system.noneHint')}
        action={
          own && (
            <Link className={styles.link} href={`/system?project=${own.id}`}>
              {t('system.own')}
            </Link>
          )
        }
      />
      <CodeBlock code={command} label={t('system.command')} isWrapped />
    </Panel>
  )
}
