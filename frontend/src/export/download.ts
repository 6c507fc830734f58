/** A file name from a title: letters and digits of any script, the rest as dashes. */
export function fileName(title: string, extension: 'png' | 'csv' | 'xlsx'): string {
  const name = title
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80)
  return `${name || 'widget'}.${extension}`
}

/** Hands a file to the browser's downloads. */
export function download(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The download has read the address by the next turn of the event loop; freed at once, Safari saves an empty file.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
