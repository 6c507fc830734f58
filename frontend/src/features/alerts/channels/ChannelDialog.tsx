import { useState } from 'react'
import { errorText } from '@/api/error-text'
import { useSaveChannel, type Channel, type KnownChannel } from '@/api/queries/alert-channels'
import { Field } from '@/design/ui/Field'
import { FormDialog } from '@/design/ui/FormDialog'
import { Segmented } from '@/design/ui/Segmented'
import { toast } from '@/design/ui/Toast'
import { FlagRow } from '@/features/analysis'
import { useT } from '@/i18n'
import { SEVERITIES } from '../rule'
import styles from './channels.module.css'
import { BLANK_CHANNEL, KINDS } from './draft'
import { KindFields } from './KindFields'
import { MessageFields } from './MessageFields'

interface ChannelDialogProps {
  /** Null: a new one. */
  known: KnownChannel | null
  onClose: () => void
}

/** A channel to make or to change. */
export function ChannelDialog({ known, onClose }: ChannelDialogProps) {
  const t = useT()
  const [channel, setChannel] = useState<Channel>(known?.channel ?? BLANK_CHANNEL)
  const save = useSaveChannel(known?.id ?? null)
  const change = (part: Partial<Channel>) => {
    setChannel((before) => ({ ...before, ...part }))
    if (save.error) save.reset()
  }
  const submit = () => {
    const settings = Object.fromEntries(
      Object.entries(channel.settings).filter(([name, value]) => name !== 'url' || value !== ''),
    )
    save.mutate(
      { ...channel, name: channel.name.trim(), settings },
      {
        onSuccess: () => {
          onClose()
          toast(t('channels.saved', { name: channel.name.trim() }), 'positive')
        },
      },
    )
  }
  return (
    <FormDialog
      side="right"
      onClose={onClose}
      title={known?.channel.name ?? t('channels.new')}
      submit={t(save.isPending ? 'channels.checking' : 'channels.save')}
      isReady={channel.name.trim() !== ''}
      isPending={save.isPending}
      error={save.error && errorText(save.error, t)}
      onSubmit={submit}
    >
      {known === null && (
        <Segmented
          label={t('channels.kind')}
          value={channel.kind}
          options={KINDS.map((value) => ({ value, label: t(`channels.kind.${value}`) }))}
          onChange={(kind) => change({ kind, settings: {} })}
        />
      )}
      <p className={styles.note}>{t(`channels.help.${channel.kind}`)}</p>
      <Field label={t('channels.name')}>
        {(control) => (
          <input
            {...control}
            value={channel.name}
            maxLength={200}
            placeholder={t('channels.nameExample')}
            onChange={(event) => change({ name: event.target.value })}
          />
        )}
      </Field>
      <KindFields
        key={channel.kind}
        channel={channel}
        secrets={known?.secrets ?? {}}
        onChange={(settings) => change({ settings })}
      />
      <fieldset className={styles.choices}>
        <legend>{t('channels.severities')}</legend>
        {SEVERITIES.map((one) => (
          <FlagRow
            key={one}
            label={t(`alerts.severity.${one}`)}
            value={channel.severities.length === 0 || channel.severities.includes(one)}
            onChange={(isWanted) => {
              const before = channel.severities.length === 0 ? [...SEVERITIES] : channel.severities
              const after = SEVERITIES.filter((each) => (each === one ? isWanted : before.includes(each)))
              change({ severities: after.length === SEVERITIES.length ? [] : after })
            }}
          />
        ))}
      </fieldset>
      <FlagRow
        label={t('channels.isDefault')}
        value={channel.is_default}
        onChange={(is_default) => change({ is_default })}
      />
      <FlagRow
        label={t('channels.isEnabled')}
        value={channel.is_enabled}
        onChange={(is_enabled) => change({ is_enabled })}
      />
      <MessageFields channel={channel} onChange={change} />
    </FormDialog>
  )
}
