import { may, useProject } from '@/api/project-context'
import { useRetention, type Retention } from '@/api/queries/retention'
import { useT } from '@/i18n'
import { Group } from '../Group'
import { Loaded } from '../Loaded'
import { RetentionForm } from './RetentionForm'

/** How long events are kept, what would go, and what went. */
export default function RetentionSection() {
  const t = useT()
  const project = useProject()
  const retention = useRetention()
  if (!retention.data)
    return (
      <Group title={t('settings.retention')}>
        <Loaded title={t('settings.retention')} query={retention}>
          {() => null}
        </Loaded>
      </Group>
    )
  return (
    <RetentionForm key={keyOf(retention.data)} saved={retention.data} mayChange={may(project, 'retention')} />
  )
}

/** Saved rules, its own or another person's, begin a new form. */
const keyOf = ({ days, events }: Retention) => JSON.stringify([days, events])
