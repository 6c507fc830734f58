import { LayoutDashboard } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import type { Range, Widget } from '@/api/dashboard'
import { may, useProject } from '@/api/project-context'
import { Button } from '@/design/ui/Button'
import { useT } from '@/i18n'
import { widgetKind } from '@/widgets/registry'

const SaveDialog = lazy(() => import('@/features/dashboards/save/SaveDialog'))

interface KeepStatementProps {
  statement: string
  title: string
  /** The kind of widget that draws it. */
  kind: string
  range: Range
}

/** Keeps the statement that was run as a widget of a dashboard, whose time and filters then narrow it. */
export function KeepStatement({ statement, title, kind, range }: KeepStatementProps) {
  const t = useT()
  const project = useProject()
  const [isOpen, setIsOpen] = useState(false)
  if (!may(project, 'dashboard_create')) return null
  const [w, h] = widgetKind(kind)?.size ?? [6, 6]
  const widget: Widget = {
    ...{ id: 'sql', kind, title, x: 0, y: 0, w, h },
    queries: [{ id: 'A', query: { analysis: 'sql', query: statement } }],
    options: {},
  }
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>
        <LayoutDashboard size={14} aria-hidden="true" />
        {t('sql.use')}
      </Button>
      <Suspense>
        {isOpen && <SaveDialog widget={widget} range={range} onClose={() => setIsOpen(false)} />}
      </Suspense>
    </>
  )
}
