/** A hex colour with an opacity of 0 to 1. */
export function withAlpha(colour: string, opacity: number): string {
  const alpha = Math.round(Math.min(1, Math.max(0, opacity)) * 255)
  return colour.slice(0, 7) + alpha.toString(16).padStart(2, '0')
}
