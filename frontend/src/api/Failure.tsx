import { ErrorState } from '@/design/ui/ErrorState'
import { useT } from '@/i18n'
import { ApiError } from './error'
import { errorText, faultText, type Fault } from './error-text'

interface FailureProps {
  /** What a call threw, or what was told of something that is watched. */
  of: Error | (Fault & { request_id?: string | null })
  onRetry: () => void
}

/** A call that failed, in words for people, with the id that finds it in the server's log. */
export function Failure({ of: fault, onRetry }: FailureProps) {
  const t = useT()
  if (!(fault instanceof Error))
    return <ErrorState message={faultText(fault, t)} requestId={fault.request_id} onRetry={onRetry} />
  const requestId = fault instanceof ApiError ? fault.requestId : null
  return <ErrorState message={errorText(fault, t)} requestId={requestId} onRetry={onRetry} />
}
