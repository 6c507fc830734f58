import { useState } from 'react'
import { errorText } from '@/api/error-text'
import { useProject } from '@/api/project-context'
import { useCreateKey } from '@/api/queries/keys'
import type { ApiKey } from '@/api/types'
import { Field } from '@/design/ui/Field'
import { NameDialog } from '@/design/ui/NameDialog'
import { Segmented } from '@/design/ui/Segmented'
import { useT } from '@/i18n'
import { expiryOf, linesOf, LIVES, USUAL_SCOPES, type Scope } from './key-choice'
import { KeyLimits, NO_LIMITS } from './KeyLimits'
import { KeyScopes } from './KeyScopes'
import { MadeKey } from './MadeKey'
import styles from './sources.module.css'

/** Asks for name and kind, what the key may do and how long, then shows it. */
export function NewKey({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useT()
  const project = useProject()
  const create = useCreateKey(project.id)
  const [name, setName] = useState('')
  const [kind, setKind] = useState<ApiKey['kind']>('write')
  const [days, setDays] = useState<number>(0)
  const [scopes, setScopes] = useState<readonly Scope[]>(USUAL_SCOPES)
  const [limits, setLimits] = useState(NO_LIMITS)
  const close = () => {
    onClose()
    setName('')
    setLimits(NO_LIMITS)
    setScopes(USUAL_SCOPES)
    create.reset()
  }
  if (create.data?.key) return <MadeKey made={create.data} isOpen={isOpen} onClose={close} />
  const send = (given: string) => {
    const expiry = expiryOf(days, new Date())
    const what =
      kind === 'read'
        ? { scopes: [...scopes] }
        : {
            events: linesOf(limits.events),
            origins: linesOf(limits.origins),
            networks: linesOf(limits.networks),
          }
    create.mutate({ kind, name: given, ...what, ...(expiry ? { expires_at: expiry } : {}) })
  }
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
      isPending={create.isPending || (kind === 'read' && scopes.length === 0)}
      onCreate={send}
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
      {kind === 'read' ? (
        <KeyScopes chosen={scopes} onChange={setScopes} />
      ) : (
        <KeyLimits limits={limits} onChange={setLimits} />
      )}
      <Field label={t('keys.life')}>
        {(control) => (
          <select {...control} value={days} onChange={(event) => setDays(Number(event.target.value))}>
            {LIVES.map((life) => (
              <option key={life} value={life}>
                {life ? t('keys.days', { count: life }) : t('keys.forever')}
              </option>
            ))}
          </select>
        )}
      </Field>
    </NameDialog>
  )
}
