import { LayoutDashboard } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Template } from '@/api/dashboard'
import { useTemplates } from '@/api/queries/dashboards'
import { Thumbnail } from '@/dashboard/Thumbnail'
import { EmptyState } from '@/design/ui/EmptyState'
import { useT } from '@/i18n'
import styles from './list.module.css'

interface StartProps {
  create: ReactNode
  /** Left out: who may only read has nothing to start. */
  onTemplate?: ((template: Template) => void) | undefined
}

/** A project without dashboards: what there is to begin with. */
export function Start({ create, onTemplate }: StartProps) {
  const t = useT()
  const templates = useTemplates(onTemplate !== undefined).data ?? []
  return (
    <div className={styles.start}>
      <EmptyState
        icon={<LayoutDashboard size={32} aria-hidden="true" />}
        title={t('dashboards.none')}
        detail={t('dashboards.noneHint')}
        action={create}
      />
      {onTemplate && templates.length > 0 && (
        <>
          <h2 className={styles.startTitle}>{t('dashboards.startTemplate')}</h2>
          <ul className={styles.templates}>
            {templates.map((template) => (
              <li key={template.key}>
                <button type="button" onClick={() => onTemplate(template)}>
                  <span className={styles.templatePicture}>
                    <Thumbnail boxes={template.thumbnail} />
                  </span>
                  <b>{template.name}</b>
                  <small>{template.description}</small>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
