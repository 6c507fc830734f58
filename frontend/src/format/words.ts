/** A name as it is written in data, as words: `onboarding_completed` → Onboarding completed. */
export function readable(name: string): string {
  const text = name
    .replace(/^propert(?:y|ies)\./, '')
    .replace(/[_-]+/g, ' ')
    .trim()
  return text === '' ? name : text.charAt(0).toUpperCase() + text.slice(1)
}
