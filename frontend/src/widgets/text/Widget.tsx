import { Type } from 'lucide-react'
import { EmptyState } from '@/design/ui/EmptyState'
import { Markdown } from '@/design/markdown/Markdown'
import { classNames } from '@/design/ui/class-names'
import { useT } from '@/i18n'
import type { WidgetProps } from '../contract'
import { DEFAULTS, type TextOptions } from './options'
import styles from './text.module.css'

export default function Text({ title, options, width, height }: WidgetProps<TextOptions>) {
  const { text, align, size, background } = { ...DEFAULTS, ...options }
  const t = useT()
  if (text.trim() === '')
    return <EmptyState icon={<Type size={20} aria-hidden="true" />} title={t('text.empty')} />
  return (
    <div
      className={classNames(
        styles.text,
        align === 'centre' && styles.centre,
        size !== 'normal' && styles[size],
        background === 'accent' && styles.accent,
      )}
      style={{ width, height }}
      // Scrolls, so a keyboard must be able to stand in it.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      role="group"
      aria-label={title || t('widget.text')}
    >
      <Markdown text={text} />
    </div>
  )
}
