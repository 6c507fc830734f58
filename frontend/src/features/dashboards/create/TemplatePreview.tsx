import type { Template } from '@/api/dashboard'
import { Thumbnail } from '@/dashboard/Thumbnail'
import { Badge } from '@/design/ui/Badge'
import { useT } from '@/i18n'
import { widgetKind } from '@/widgets/registry'
import styles from './create.module.css'

interface TemplatePreviewProps {
  template: Template | null
  hasSample: boolean
  onSampleChange: (hasSample: boolean) => void
}

/** What the template will look like and which events it is made for. */
export function TemplatePreview({ template, hasSample, onSampleChange }: TemplatePreviewProps) {
  const t = useT()
  if (!template)
    return (
      <div className={styles.preview}>
        <h3>{t('dashboards.blank')}</h3>
        <p>{t('dashboards.blankHint')}</p>
      </div>
    )
  const bottom = Math.max(...template.thumbnail.map((box) => box.y + box.h), 12)
  return (
    <div className={styles.preview}>
      <h3>{template.name}</h3>
      <p>{template.description}</p>
      <div className={styles.large}>
        <Thumbnail boxes={template.thumbnail} height={Math.min(110, bottom * 4.4)} />
      </div>
      <ul className={styles.kinds} aria-label={t('dashboards.kinds')}>
        {template.kinds.map((name) => {
          const kind = widgetKind(name)
          return (
            <li key={name}>
              {kind && <kind.icon size={12} aria-hidden="true" />}
              {kind ? t(kind.label) : name}
            </li>
          )
        })}
      </ul>
      {template.needs.length > 0 && (
        <p className={styles.needs}>
          {t('dashboards.needs')}{' '}
          {template.needs.map((event) => (
            <code key={event}>{event}</code>
          ))}
        </p>
      )}
      {template.has_data ? (
        <Badge tone="positive">{t('dashboards.hasData')}</Badge>
      ) : (
        <Badge tone="warning">{t('dashboards.hasNoData')}</Badge>
      )}
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={hasSample}
          onChange={(event) => onSampleChange(event.target.checked)}
        />
        <span>
          {t('dashboards.sample')}
          <small>{t('dashboards.sampleHint')}</small>
        </span>
      </label>
    </div>
  )
}
