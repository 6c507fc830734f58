import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { takeShownKept } from '@/api/client'

/** Back from being offline: what was shown from memory is asked for again. */
export function useReturn(isOffline: boolean): void {
  const client = useQueryClient()
  useEffect(() => {
    if (!isOffline && takeShownKept()) void client.invalidateQueries()
  }, [client, isOffline])
}
