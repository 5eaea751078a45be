import { nextFrame } from '../painted.mjs'

/** Frames in which the whole height of a letter goes by. */
const frames = 300
/** Milliseconds from one vsync to the next. */
const vsync = 1000 / 60
/** Milliseconds after which an opened letter has nothing on its way any more. */
const settled = 500

/**
 * Flings through a letter from its top to its end, as far in each animation frame as in any other. The longest time
 * between the beginnings of two frames (ms), and how many frames came later than at the next vsync.
 */
export default async function flingLetter({ open, host, makeLetter }) {
  const view = open(host, makeLetter())
  while (!view.isMarked()) await nextFrame()
  await new Promise((resolve) => setTimeout(resolve, settled))
  const gaps = await fling(host.firstElementChild)
  return { longest: Math.max(...gaps), late: gaps.filter((gap) => gap > 1.5 * vsync).length }
}

async function fling(scroller) {
  const step = (scroller.scrollHeight - scroller.clientHeight) / frames
  if (!(step > 0)) throw new Error('there is nothing to scroll')
  const gaps = []
  let last = await nextFrame()
  for (let before = -1; scroller.scrollTop > before;) {
    before = scroller.scrollTop
    scroller.scrollTop += step
    const time = await nextFrame()
    gaps.push(time - last)
    last = time
  }
  return gaps
}
