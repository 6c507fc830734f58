import { Fragment, type ReactNode } from 'react'
import { useT, type MessageKey } from '@/i18n'
import styles from './sentence.module.css'

interface SentenceProps {
  /** A text with `{places}`. */
  text: MessageKey
  /** What stands in them: in each language at another place. */
  children: Readonly<Record<string, ReactNode>>
}

/** A sentence whose words can be changed. */
export function Sentence({ text, children }: SentenceProps) {
  const parts = useT()(text).split(/\{(\w+)\}/)
  return (
    <p className={styles.sentence}>
      {parts.map((part, index) => (
        <Fragment key={index}>
          {index % 2 ? children[part] : part.trim() && <span>{part.trim()}</span>}
        </Fragment>
      ))}
    </p>
  )
}
