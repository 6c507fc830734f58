import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import type { Channel } from '@/api/queries/alert-channels'
import { Button } from '@/design/ui/Button'
import { Field } from '@/design/ui/Field'
import { useT } from '@/i18n'
import styles from './channels.module.css'
import { addressesOf, newSecret } from './draft'

/** Addresses read the same in every language. */
const URL_EXAMPLE = {
  webhook: 'https://hooks.example.com/alerts',
  service: 'https://hooks.slack.com/services/…',
} as const

interface KindFieldsProps {
  channel: Channel
  /** Which secrets are set already. */
  secrets: Readonly<Record<string, boolean>>
  onChange: (settings: Channel['settings']) => void
}

/** Where a channel of this kind leads. */
export function KindFields({ channel: { kind, settings }, secrets, onChange }: KindFieldsProps) {
  const t = useT()
  const [typed, setTyped] = useState((settings.to ?? []).join('\n'))
  if (kind === 'email')
    return (
      <Field label={t('channels.to')} hint={t('channels.toHint')}>
        {(control) => (
          <textarea
            {...control}
            rows={3}
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value)
              onChange({ to: addressesOf(event.target.value) })
            }}
          />
        )}
      </Field>
    )
  const hint = t(kind === 'webhook' ? 'channels.urlHint' : 'channels.serviceHint')
  return (
    <>
      <Field label={t(`channels.url.${kind}`)} hint={secrets.url ? t('channels.isSet') : hint}>
        {(control) => (
          <input
            {...control}
            type="text"
            autoComplete="off"
            spellCheck={false}
            value={settings.url ?? ''}
            placeholder={secrets.url ? '••••••••' : URL_EXAMPLE[kind]}
            onChange={(event) => onChange({ ...settings, url: event.target.value })}
          />
        )}
      </Field>
      {kind === 'webhook' && (
        <Field
          label={t('channels.secret')}
          hint={
            secrets.secret && settings.secret === undefined ? t('channels.isSet') : t('channels.secretHint')
          }
        >
          {(control) => (
            <span className={styles.beside}>
              <input
                {...control}
                type="text"
                autoComplete="off"
                spellCheck={false}
                maxLength={200}
                value={settings.secret ?? ''}
                placeholder={secrets.secret ? '••••••••' : ''}
                onChange={(event) => onChange({ ...settings, secret: event.target.value })}
              />
              <Button onClick={() => onChange({ ...settings, secret: newSecret() })}>
                <KeyRound size={14} aria-hidden="true" />
                {t('channels.newSecret')}
              </Button>
            </span>
          )}
        </Field>
      )}
    </>
  )
}
