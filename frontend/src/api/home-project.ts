const KEY = 'tidegauge.home'

/** The project that was shown without a wish to who was logged in here last; null when nobody is known to be. A guess: the login may have ended. */
export function homeProject(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null // storage is refused: nothing is guessed
  }
}

/** Remembers it for the next page; null forgets it. */
export function rememberHome(project: string | null): void {
  try {
    if (project === null) localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, project)
  } catch {
    // storage is full or refused: the next page guesses nothing
  }
}
