/** Where the mouse is, in CSS pixels of the window. */
export interface MousePoint {
  readonly x: number
  readonly y: number
}

export interface MouseListener {
  /** It moved to a point of the letter, or out of it; told once a frame. */
  readonly onMoved: (point: MousePoint | null) => void
  /** A button was pressed on the letter, and later let go anywhere: in between it selects. */
  readonly onPressed: (isPressed: boolean) => void
  readonly onClicked: (point: MousePoint) => void
}

/** Follows the mouse over a letter. */
export function followMouse(letter: HTMLElement, listener: MouseListener, signal: AbortSignal): void {
  const page = letter.ownerDocument
  let frame = 0
  const move = (point: MousePoint | null) => {
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(() => listener.onMoved(point))
  }
  const on = <K extends 'pointermove' | 'pointerleave' | 'pointerdown' | 'click'>(
    type: K,
    listen: (event: HTMLElementEventMap[K]) => void,
  ) => letter.addEventListener(type, listen, { signal })

  on('pointermove', ({ clientX, clientY }) => move({ x: clientX, y: clientY }))
  on('pointerleave', () => move(null))
  on('pointerdown', () => {
    listener.onPressed(true)
    // The browser sets the selection's last end after the button was let go.
    const released = () => setTimeout(() => listener.onPressed(false))
    page.addEventListener('pointerup', released, { once: true, signal })
  })
  on('click', ({ clientX, clientY }) => listener.onClicked({ x: clientX, y: clientY }))
  signal.addEventListener('abort', () => cancelAnimationFrame(frame))
}
