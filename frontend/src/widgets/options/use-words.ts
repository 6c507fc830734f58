import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useLocale } from '@/i18n'

const readable = (words: string) => {
  const text = words.replaceAll('_', ' ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** The words of the schemas are English; other languages bring a list. What is not in it stays as it is. */
export function useWords(): (words: string) => string {
  const language = useLocale((state) => state.language)
  const { data } = useQuery({
    queryKey: ['option-words', language],
    queryFn: async (): Promise<Record<string, string>> =>
      language === 'th' ? (await import('./words.th.json')).default : {},
    staleTime: Infinity,
  })
  return useCallback((words: string) => data?.[words] ?? readable(words), [data])
}
