const px = (value: number) => Math.round(value * 100) / 100

interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** A rectangle whose corners are rounded on the side where the bar ends. */
export function barShape(
  { x, y, width, height }: Box,
  end: 'top' | 'bottom' | 'left' | 'right' | null,
): string {
  const r = end === null ? 0 : px(Math.min(2.5, width / 2, height / 2))
  const corner = (side: string, other: string) => (end === side || end === other ? r : 0)
  const [tl, tr] = [corner('top', 'left'), corner('top', 'right')]
  const [br, bl] = [corner('bottom', 'right'), corner('bottom', 'left')]
  const arc = (radius: number, dx: number, dy: number) =>
    radius ? `a${radius} ${radius} 0 0 1 ${dx} ${dy}` : ''
  return [
    `M${px(x + tl)} ${px(y)}`,
    `H${px(x + width - tr)}${arc(tr, tr, tr)}`,
    `V${px(y + height - br)}${arc(br, -br, br)}`,
    `H${px(x + bl)}${arc(bl, -bl, -bl)}`,
    `V${px(y + tl)}${arc(tl, tl, -tl)}Z`,
  ].join('')
}
