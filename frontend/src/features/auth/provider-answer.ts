/** What the way back from the login service left behind the `#`: why nobody was logged in, or that a code has to follow. */
export interface ProviderAnswer {
  refused: string | null
  challenge: string | null
}

const NOTHING: ProviderAnswer = { refused: null, challenge: null }

/** Reads it from a fragment; anything else is nothing. */
export function readProviderAnswer(hash: string): ProviderAnswer {
  const refused = /^#sign-in-refused=([a-z_]{1,40})$/.exec(hash)?.[1]
  if (refused) return { ...NOTHING, refused }
  const challenge = /^#sign-in-code=([\w.-]{1,2000})$/.exec(hash)?.[1]
  return challenge ? { ...NOTHING, challenge } : NOTHING
}

/** Takes the fragment out of the address, so that it is not said again and nobody copies it. */
export function clearProviderAnswer(): void {
  if (/^#sign-in-(refused|code)=/.test(location.hash))
    history.replaceState(history.state, '', location.pathname + location.search)
}
