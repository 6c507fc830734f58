import { Save } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import type { Range, Widget } from '@/api/dashboard'
import { may, useProject } from '@/api/project-context'
import { IconButton } from '@/design/ui/IconButton'
import { useT } from '@/i18n'

const SaveDialog = lazy(() => import('./SaveDialog'))

/** Keeps a widget that a screen is made of on a dashboard. */
export function KeepWidget({ widget, range }: { widget: Widget; range: Range }) {
  const t = useT()
  const project = useProject()
  const [isOpen, setIsOpen] = useState(false)
  if (!may(project, 'dashboard_create')) return null
  return (
    <>
      <IconButton label={`${t('explore.save')}: ${widget.title}`} isSmall onClick={() => setIsOpen(true)}>
        <Save size={14} aria-hidden="true" />
      </IconButton>
      <Suspense>
        {isOpen && <SaveDialog widget={widget} range={range} onClose={() => setIsOpen(false)} />}
      </Suspense>
    </>
  )
}
