import { useState } from 'react'
import { errorText } from '@/api/error-text'
import { useSaveMute, type KnownMute, type Mute } from '@/api/queries/alert-channels'
import type { KnownRule } from '@/api/queries/alerts'
import { Field } from '@/design/ui/Field'
import { FormDialog } from '@/design/ui/FormDialog'
import { Segmented } from '@/design/ui/Segmented'
import { ChoiceRow, FlagRow } from '@/features/analysis'
import { useT } from '@/i18n'
import styles from './channels.module.css'
import { BLANK_MUTE, localInput } from './draft'
import { useDayNames } from './use-day-names'

interface MuteDialogProps {
  /** Null: a new one. */
  known: KnownMute | null
  rules: readonly KnownRule[]
  onClose: () => void
}

/** A time in which nobody is told: every week, or until a moment. */
export function MuteDialog({ known, rules, onClose }: MuteDialogProps) {
  const t = useT()
  const days = useDayNames()
  const [mute, setMute] = useState<Mute>(known?.mute ?? BLANK_MUTE)
  const save = useSaveMute(known?.id ?? null)
  const change = (part: Partial<Mute>) => setMute((before) => ({ ...before, ...part }))
  const { weekly } = mute
  const submit = () => save.mutate({ ...mute, name: mute.name.trim() }, { onSuccess: onClose })
  return (
    <FormDialog
      onClose={onClose}
      title={known?.mute.name ?? t('channels.newMute')}
      submit={t('channels.save')}
      isReady={mute.name.trim() !== ''}
      isPending={save.isPending}
      onSubmit={submit}
    >
      <Field label={t('channels.name')} error={save.error ? errorText(save.error, t) : null}>
        {(control) => (
          <input
            {...control}
            value={mute.name}
            maxLength={200}
            placeholder={t('channels.muteExample')}
            onChange={(event) => change({ name: event.target.value })}
          />
        )}
      </Field>
      <ChoiceRow
        label={t('channels.ofRule')}
        value={mute.rule_id ?? ''}
        options={[
          { value: '', label: t('channels.allRules') },
          ...rules.map(({ id, rule }) => ({ value: id, label: rule.name })),
        ]}
        onChange={(id) => change({ rule_id: id === '' ? null : id })}
      />
      <Segmented
        label={t('channels.when')}
        value={weekly === null ? 'once' : 'weekly'}
        options={[
          { value: 'weekly', label: t('channels.weekly') },
          { value: 'once', label: t('channels.once') },
        ]}
        onChange={(kind) =>
          change(
            kind === 'once'
              ? { weekly: null, until: new Date(localInput(null)).toISOString() }
              : { weekly: BLANK_MUTE.weekly, until: null },
          )
        }
      />
      {weekly === null ? (
        <Field label={t('channels.untilTime')}>
          {(control) => (
            <input
              {...control}
              type="datetime-local"
              value={localInput(mute.until)}
              onChange={(event) =>
                event.target.value && change({ until: new Date(event.target.value).toISOString() })
              }
            />
          )}
        </Field>
      ) : (
        <>
          <fieldset className={styles.choices}>
            <legend>{t('channels.days')}</legend>
            {days.map((name, day) => (
              <FlagRow
                key={name}
                label={name}
                value={weekly.days.includes(day)}
                onChange={(isOn) => {
                  const others = weekly.days.filter((one) => one !== day)
                  change({ weekly: { ...weekly, days: isOn ? [...others, day].sort() : others } })
                }}
              />
            ))}
          </fieldset>
          <span className={styles.times}>
            {(['start', 'end'] as const).map((part) => (
              <Field key={part} label={t(`channels.${part}`)}>
                {(control) => (
                  <input
                    {...control}
                    type="time"
                    value={weekly[part]}
                    onChange={(event) =>
                      event.target.value && change({ weekly: { ...weekly, [part]: event.target.value } })
                    }
                  />
                )}
              </Field>
            ))}
          </span>
          <p className={styles.note}>{t('channels.timesHint')}</p>
        </>
      )}
    </FormDialog>
  )
}
