import { useState } from 'react'
import { errorText } from '@/api/error-text'
import { useProject } from '@/api/project-context'
import { useCreateKey } from '@/api/queries/keys'
import type { ApiKey } from '@/api/types'
import { Button } from '@/design/ui/Button'
import { CodeBlock } from '@/design/ui/CodeBlock'
import { Dialog } from '@/design/ui/Dialog'
import { NameDialog } from '@/design/ui/NameDialog'
import { Segmented } from '@/design/ui/Segmented'
import { useT } from '@/i18n'
import styles from './sources.module.css'

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
    <NameDialog
      isOpen={isOpen}
      onClose={close}
      title={t('sources.new')}
      label={t('sources.name')}
      hint={t('sources.nameHint')}
      name={name}
      onName={setName}
      error={create.error ? errorText(create.error, t) : null}
      isPending={create.isPending}
      onCreate={(given) => create.mutate({ kind, name: given })}
    >
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
    </NameDialog>
  )
}
