import type { ComponentProps } from 'react'
import styles from './Card.module.css'
import { classNames } from './class-names'

export function Card({ className, ...rest }: ComponentProps<'section'>) {
  return <section className={classNames(styles.card, className)} {...rest} />
}
