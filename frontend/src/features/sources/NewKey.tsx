import { useState, type SubmitEvent } from 'react'
import { errorText } from '@/api/error-text'
import { useProject } from '@/api/project-context'
import { useCreateKey } from '@/api/queries/keys'
import type { ApiKey } from '@/api/types'
import { Button } from '@/design/ui/Button'
import { CodeBlock } from '@/design/ui/CodeBlock'
import { Dialog } from '@/design/ui/Dialog'
import { Field } from '@/design/ui/Field'
import { Segmented } from '@/design/ui/Segmented'
import { useT } from '@/i18n'
import styles from './sources.module.css'

const FORM = 'new-key'

/** Asks for name and kind, then shows the new key: for a read key this is the only time. */
export function NewKey({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useT()
  const project = useProject()
  const create = useCreateKey(project.id)
  const [name, setName] = useState('')
  const [kind, setKind] = useState<ApiKey['kind']>('write')
  const close = () => {
    onClose()
    setName('')
    create.reset()
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    create.mutate({ kind, name: name.trim() })
  }
  const made = create.data
  if (made?.key)
    return (
      <Dialog
        isOpen={isOpen}
        onClose={close}
        title={t('sources.createdTitle')}
        description={made.kind === 'read' ? t('sources.createdHint') : t('firstRun.keyHint')}
        footer={
          <Button variant="primary" onClick={close}>
            {t('sources.done')}
          </Button>
        }
      >
        <CodeBlock code={made.key} label={made.name} />
      </Dialog>
    )
  return (
    <Dialog
      isOpen={isOpen}
      onClose={close}
      title={t('sources.new')}
      footer={
        <>
          <Button onClick={close}>{t('action.cancel')}</Button>
          <Button variant="primary" type="submit" form={FORM} disabled={create.isPending || !name.trim()}>
            {t('action.create')}
          </Button>
        </>
      }
    >
      <form id={FORM} onSubmit={submit} className={styles.form}>
        <Field
          label={t('sources.name')}
          hint={t('sources.nameHint')}
          error={create.error ? errorText(create.error, t) : null}
        >
          {(control) => (
            <input
              {...control}
              value={name}
              maxLength={100}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <div className={styles.kind}>
          <Segmented
            label={t('sources.kind')}
            value={kind}
            onChange={setKind}
            options={[
              { value: 'write', label: t('sources.write') },
              { value: 'read', label: t('sources.read') },
            ]}
          />
          <p>{t(kind === 'write' ? 'sources.writeHint' : 'sources.readHint')}</p>
        </div>
      </form>
    </Dialog>
  )
}
