import { Copy, Save, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { errorText } from '@/api/error-text'
import { may, useProject } from '@/api/project-context'
import { useSaveSegment, type Rule, type Segment, type SegmentDraft } from '@/api/queries/segments'
import { segmentName } from '@/dashboard/filters/segment'
import { carriedUrl } from '@/dashboard/url-state'
import { Button } from '@/design/ui/Button'
import { Field } from '@/design/ui/Field'
import { toast } from '@/design/ui/Toast'
import { Panel } from '@/features/analysis'
import { useT } from '@/i18n'
import { Links } from './Links'
import { isWhole, newRule } from './rule'
import { RuleBuilder } from './RuleBuilder'
import { KeptShare, RuleSize } from './Size'
import styles from './segments.module.css'
import { useRemove } from './use-remove'

interface SegmentEditorProps {
  /** Null: a new one. */
  segment: Segment | null
  /** What a new one starts as. */
  draft?: SegmentDraft | undefined
  onCopy: (segment: Segment) => void
}

/** A segment to look at, and to change where that is possible. */
export function SegmentEditor(props: SegmentEditorProps) {
  const { segment } = props
  const t = useT()
  if (!segment?.is_builtin) return <Own {...props} />
  return (
    <Panel title={segmentName(segment, t)}>
      <p>{t(`segments.about.${segment.id}` as 'segments.about.all')}</p>
      <KeptShare id={segment.id} />
      <Links segment={segment} />
    </Panel>
  )
}

function Own({ segment, draft, onCopy }: SegmentEditorProps) {
  const t = useT()
  const search = carriedUrl(useSearch())
  const [, navigate] = useLocation()
  const isEditable = may(useProject(), 'metrics_edit')
  const from = segment ?? draft
  const [name, setName] = useState(from?.name ?? '')
  const [description, setDescription] = useState(from?.description ?? '')
  const [rule, setRule] = useState<Rule>(from?.rule ?? { and: [newRule('did')] })
  const save = useSaveSegment(segment?.id ?? null)
  const remove = useRemove()
  const whole = isWhole(rule)
  const kept = JSON.stringify([segment?.name, segment?.description, segment?.rule])
  const isChanged = segment === null || kept !== JSON.stringify([name, description, rule])
  const keep = () =>
    save.mutate(
      { name: name.trim(), description, rule },
      {
        onSuccess: (one) => {
          toast(t('segments.saved', { name: one.name }), 'positive')
          navigate(`/segments/${one.id}${search}`)
        },
      },
    )
  return (
    <Panel title={segment?.name ?? t('segments.new')}>
      <fieldset className={styles.form} disabled={!isEditable}>
        <Field label={t('segments.called')} error={save.error ? errorText(save.error, t) : null}>
          {(control) => (
            <input
              {...control}
              value={name}
              maxLength={200}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('segments.description')}>
          {(control) => (
            <input
              {...control}
              value={description}
              maxLength={1_000}
              onChange={(event) => setDescription(event.target.value)}
            />
          )}
        </Field>
        <h3>{t('segments.rules')}</h3>
        <RuleBuilder rule={rule} onChange={setRule} />
      </fieldset>
      <RuleSize rule={whole ? rule : null} />
      {segment && <Links segment={segment} />}
      {isEditable && (
        <div className={styles.actions}>
          <Button
            variant="primary"
            disabled={name.trim() === '' || !whole || !isChanged || save.isPending}
            onClick={keep}
          >
            <Save size={14} aria-hidden="true" />
            {t('segments.save')}
          </Button>
          {segment && isChanged && <span className={styles.note}>{t('segments.unsaved')}</span>}
          {segment && (
            <>
              <span className={styles.space} />
              <Button onClick={() => onCopy(segment)}>
                <Copy size={14} aria-hidden="true" />
                {t('segments.copy')}
              </Button>
              <Button variant="danger" disabled={remove.isPending} onClick={() => remove.mutate(segment)}>
                <Trash2 size={14} aria-hidden="true" />
                {t('segments.delete')}
              </Button>
            </>
          )}
        </div>
      )}
    </Panel>
  )
}
