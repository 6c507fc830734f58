import { Field } from '@/design/ui/Field'
import { useT, type Words } from '@/i18n'

const SHORTEST = 10

interface NewPasswordFieldProps {
  value: string
  error?: Words | null
  onChange: (value: string) => void
}

/** A password to be set; password managers offer one here. */
export function NewPasswordField({ value, error, onChange }: NewPasswordFieldProps) {
  const t = useT()
  return (
    <Field label={t('password.new')} hint={t('password.length', { least: SHORTEST })} error={error ?? null}>
      {(control) => (
        <input
          {...control}
          type="password"
          autoComplete="new-password"
          minLength={SHORTEST}
          maxLength={1000}
          required
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
