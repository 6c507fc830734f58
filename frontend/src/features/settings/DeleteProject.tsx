import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { errorText } from '@/api/error-text'
import { useProject } from '@/api/project-context'
import { useDeleteProject } from '@/api/queries/projects'
import { Button } from '@/design/ui/Button'
import { ConfirmDialog } from '@/design/ui/ConfirmDialog'
import { Field } from '@/design/ui/Field'
import { toast } from '@/design/ui/Toast'
import { useT } from '@/i18n'

/** Deletes the project with everything in it, once its name was typed. */
export function DeleteProject() {
  const t = useT()
  const project = useProject()
  const remove = useDeleteProject()
  const [, navigate] = useLocation()
  const [isAsking, setIsAsking] = useState(false)
  const [typed, setTyped] = useState('')
  const close = () => {
    setIsAsking(false)
    setTyped('')
    remove.reset()
  }
  const isSure = typed.trim() === project.name
  const confirm = () =>
    remove.mutate(project.id, {
      onSuccess: () => {
        close()
        navigate('/')
        toast(t('settings.deleted', { name: project.name }))
      },
    })
  return (
    <>
      <Button variant="danger" onClick={() => setIsAsking(true)}>
        <Trash2 size={14} aria-hidden="true" />
        {t('settings.delete')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('settings.deleteTitle', { name: project.name })}
        hint={t('settings.deleteHint')}
        confirm={t('settings.delete')}
        isReady={isSure}
        isPending={remove.isPending}
        onConfirm={confirm}
        onClose={close}
      >
        <Field
          label={t('settings.typeName', { name: project.name })}
          error={remove.error ? errorText(remove.error, t) : null}
        >
          {(control) => (
            <input
              {...control}
              value={typed}
              autoComplete="off"
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </Field>
      </ConfirmDialog>
    </>
  )
}
