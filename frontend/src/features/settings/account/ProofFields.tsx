import { useEffect, useRef } from 'react'
import { Field } from '@/design/ui/Field'
import { useT, type Words } from '@/i18n'

interface ProofFieldProps {
  value: string
  error?: Words | null
  onChange: (value: string) => void
}

/** One's password once more; it has the focus, as it comes first. */
export function PasswordField({ value, error, onChange }: ProofFieldProps) {
  const t = useT()
  const input = useFocus()
  return (
    <Field label={t('factor.yourPassword')} error={error ?? null}>
      {(control) => (
        <input
          {...control}
          ref={input}
          type="password"
          autoComplete="current-password"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

/** A code of the app, or where `allowsRecovery` a recovery code. Phones and password managers fill it in. */
export function CodeField({
  value,
  error,
  allowsRecovery,
  onChange,
}: ProofFieldProps & { allowsRecovery?: boolean }) {
  const t = useT()
  const input = useFocus(!allowsRecovery)
  return (
    <Field
      label={t(allowsRecovery ? 'login.codeOrRecovery' : 'login.code')}
      hint={t('login.codeHint')}
      error={error ?? null}
    >
      {(control) => (
        <input
          {...control}
          ref={input}
          type="text"
          inputMode={allowsRecovery ? 'text' : 'numeric'}
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={64}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

function useFocus(isWanted = true) {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (isWanted) input.current?.focus()
  }, [isWanted])
  return input
}
