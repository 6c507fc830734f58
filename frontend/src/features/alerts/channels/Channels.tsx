import { may, useProject } from '@/api/project-context'
import { useAlertBook } from '@/api/queries/alerts'
import { ChannelsPanel } from './ChannelsPanel'
import { DeliveriesPanel } from './DeliveriesPanel'
import { MutesPanel } from './MutesPanel'

/** How alerts reach people: by what, when not, and what became of it. */
export default function Channels() {
  const project = useProject()
  const isEditor = may(project, 'alerts_edit')
  const rules = useAlertBook().data?.rules ?? []
  return (
    <>
      <ChannelsPanel isManager={may(project, 'alert_channels')} />
      <MutesPanel isEditor={isEditor} rules={rules} />
      <DeliveriesPanel isEditor={isEditor} />
    </>
  )
}
