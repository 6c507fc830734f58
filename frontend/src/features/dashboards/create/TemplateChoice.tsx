import { Plus } from 'lucide-react'
import type { Template } from '@/api/dashboard'
import { Thumbnail } from '@/dashboard/Thumbnail'
import { onRovingKey } from '@/design/ui/roving'
import { useT } from '@/i18n'
import styles from './create.module.css'

interface TemplateChoiceProps {
  templates: readonly Template[]
  /** Null: blank. */
  chosen: Template | null
  onChoose: (template: Template | null) => void
}

export function TemplateChoice({ templates, chosen, onChoose }: TemplateChoiceProps) {
  const t = useT()
  const choices = [null, ...templates]
  return (
    // eslint-disable-next-line jsx-a11y/interactive-supports-focus -- the focus is on the choices inside
    <div
      role="radiogroup"
      aria-label={t('dashboards.startFrom')}
      className={styles.choices}
      onKeyDown={(event) => onRovingKey(event, choices.length, (index) => onChoose(choices[index] ?? null))}
    >
      {choices.map((template) => {
        const isChosen = template?.key === chosen?.key
        return (
          <button
            key={template?.key ?? ''}
            type="button"
            role="radio"
            data-roving
            aria-checked={isChosen}
            tabIndex={isChosen ? 0 : -1}
            className={styles.choice}
            onClick={() => onChoose(template)}
          >
            <span className={styles.picture}>
              {template ? <Thumbnail boxes={template.thumbnail} /> : <Plus size={22} aria-hidden="true" />}
            </span>
            <span className={styles.name}>{template?.name ?? t('dashboards.blank')}</span>
          </button>
        )
      })}
    </div>
  )
}
