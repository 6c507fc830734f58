import { useState } from 'react'
import type { Dashboard } from '@/api/dashboard'
import { Dialog } from '@/design/ui/Dialog'
import { Tabs } from '@/design/ui/Tabs'
import { useT } from '@/i18n'
import { Links } from './Links'
import { Visibility } from './Visibility'

/** Who may see the dashboard: people of the project, and strangers through links. */
export default function ShareDialog({ dashboard, onClose }: { dashboard: Dashboard; onClose: () => void }) {
  const t = useT()
  const [tabs] = useState(() => [
    { id: 'people', label: t('share.people'), content: <Visibility id={dashboard.id} /> },
    { id: 'links', label: t('share.links'), content: <Links id={dashboard.id} isEmbed={false} /> },
    { id: 'embed', label: t('share.embed'), content: <Links id={dashboard.id} isEmbed /> },
  ])
  return (
    <Dialog isOpen onClose={onClose} title={t('share.title', { name: dashboard.name })}>
      <Tabs label={t('board.share')} tabs={tabs} />
    </Dialog>
  )
}
