import { useState } from 'react'
import { Button } from '@/design/ui/Button'
import { Panel } from '@/features/analysis'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import type { RevenueAnswer } from './answer'
import styles from './revenue.module.css'

interface UnconvertedProps {
  answer: RevenueAnswer
  onRate: (currency: string, rate: number) => void
}

/** Amounts that are in no total because nobody said what they are worth, and the way to say it. */
export function Unconverted({ answer, onRate }: UnconvertedProps) {
  const t = useT()
  const format = useFormat()
  const [rates, setRates] = useState<Readonly<Record<string, string>>>({})
  return (
    <Panel title={t('revenue.unconverted')} hint={t('revenue.unconvertedHint')}>
      {answer.unconverted.map(({ currency, events, amount }) => {
        const rate = Number(rates[currency] ?? '')
        return (
          <form
            key={currency}
            className={styles.rate}
            onSubmit={(event) => {
              event.preventDefault()
              if (rate > 0) onRate(currency, rate)
            }}
          >
            <span>
              {t('revenue.amounts', { count: events, amount: `${format.exact(amount)} ${currency}` })}
            </span>
            <label>
              {`1 ${currency} =`}
              <input
                type="number"
                step="any"
                min={0}
                value={rates[currency] ?? ''}
                onChange={(event) => setRates({ ...rates, [currency]: event.target.value })}
              />
              {answer.currency}
            </label>
            <Button type="submit" disabled={!(rate > 0)}>
              {t('revenue.setRate')}
            </Button>
          </form>
        )
      })}
    </Panel>
  )
}
