import { useT } from '@/i18n'
import type { FunnelAnswer } from './answer'

/** What to call a step by its place, from 1; in any order it is how many of them were done. */
export function useStepTitle({ steps, order }: Pick<FunnelAnswer, 'steps' | 'order'>) {
  const t = useT()
  return (place: number) =>
    order === 'any'
      ? t('funnels.anyOf', { count: place, of: steps.length })
      : (steps[place - 1]?.label ?? steps[place - 1]?.event ?? '')
}
