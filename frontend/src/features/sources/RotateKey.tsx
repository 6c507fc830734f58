import { useState } from 'react'
import { errorText } from '@/api/error-text'
import { useProject } from '@/api/project-context'
import { useRotateKey } from '@/api/queries/keys'
import type { ApiKey } from '@/api/types'
import { Button } from '@/design/ui/Button'
import { Dialog } from '@/design/ui/Dialog'
import { Field } from '@/design/ui/Field'
import { useT } from '@/i18n'
import { GRACES } from './key-choice'
import { MadeKey } from './MadeKey'

interface RotateKeyProps {
  apiKey: ApiKey | null
  isOpen: boolean
  onClose: () => void
}

/** Asks how long the old text still counts, then shows the new one. */
export function RotateKey({ apiKey, isOpen, onClose }: RotateKeyProps) {
  const t = useT()
  const project = useProject()
  const rotate = useRotateKey(project.id)
  const [grace, setGrace] = useState(86_400)
  const close = () => {
    onClose()
    rotate.reset()
  }
  if (!apiKey) return null
  if (rotate.data?.key) return <MadeKey made={rotate.data} isOpen={isOpen} onClose={close} />
  return (
    <Dialog
      isOpen={isOpen}
      onClose={close}
      title={t('keys.rotateTitle', { name: apiKey.name })}
      description={t('keys.rotateHint')}
      footer={
        <>
          <Button onClick={close}>{t('action.cancel')}</Button>
          <Button
            variant="primary"
            onClick={() => rotate.mutate({ id: apiKey.id, grace_s: grace })}
            disabled={rotate.isPending}
          >
            {t('keys.rotate')}
          </Button>
        </>
      }
    >
      <Field label={t('keys.grace')} error={rotate.error ? errorText(rotate.error, t) : null}>
        {(control) => (
          <select {...control} value={grace} onChange={(event) => setGrace(Number(event.target.value))}>
            {GRACES.map(({ seconds, label }) => (
              <option key={seconds} value={seconds}>
                {t(label)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </Dialog>
  )
}
