import { FlaskConical, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { errorText } from '@/api/error-text'
import { may, useProject } from '@/api/project-context'
import { useDeleteProject } from '@/api/queries/projects'
import { useUrlState } from '@/dashboard/url-state'
import { Button } from '@/design/ui/Button'
import { Dialog } from '@/design/ui/Dialog'
import { toast } from '@/design/ui/Toast'
import { useT } from '@/i18n'
import styles from './DemoBanner.module.css'

/** Says that the data is generated, and takes it away. */
export function DemoBanner() {
  const t = useT()
  const project = useProject()
  const remove = useDeleteProject()
  const [, setUrl] = useUrlState()
  const [isAsking, setIsAsking] = useState(false)
  if (!project.is_demo) return null
  const confirm = () =>
    remove.mutate(project.id, {
      onSuccess: () => {
        setIsAsking(false)
        setUrl({ project: null })
        toast(t('demo.removed'))
      },
      onError: (error) => toast(errorText(error, t), 'negative'),
    })
  return (
    <aside className={styles.banner}>
      <FlaskConical size={16} aria-hidden="true" />
      <p>
        <strong>{t('demo.banner')}</strong> {t('demo.hint')}
      </p>
      {may(project, 'manage_project') && (
        <Button onClick={() => setIsAsking(true)}>{t('demo.remove')}</Button>
      )}
      <Dialog
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        title={t('demo.confirmTitle')}
        description={t('demo.confirm', { name: project.name })}
        footer={
          <>
            <Button onClick={() => setIsAsking(false)}>{t('action.cancel')}</Button>
            <Button variant="danger" onClick={confirm} disabled={remove.isPending}>
              <Trash2 size={14} aria-hidden="true" />
              {t('demo.remove')}
            </Button>
          </>
        }
      />
    </aside>
  )
}
