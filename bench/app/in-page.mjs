// What runs in the app's page. Each function is sent there as its own source, so none can use anything from here.

/** Waits for an element with some words and answers its middle (CSS pixels of the window). */
export async function middleOf(selector, words) {
  for (;;) {
    const found = [...document.querySelectorAll(selector)].find(({ textContent }) =>
      textContent.includes(words),
    )
    if (found) {
      const { left, top, width, height } = found.getBoundingClientRect()
      return { x: Math.round(left + width / 2), y: Math.round(top + height / 2) }
    }
    await new Promise((resolve) => requestAnimationFrame(resolve))
  }
}

/** What was last watched for, in milliseconds. */
export const watched = () => window.watched

/**
 * `window.watched` becomes the milliseconds from the next click until a document is there with its title, text, spans
 * and list of spans, and was painted: the second frame after that has begun.
 */
export function watchOpening({ title, length, spans }) {
  const letter = () => document.querySelector('[role=textbox][aria-label=Letter]')
  const before = letter().firstElementChild
  const isThere = () => {
    const [range] = [...CSS.highlights.values()].flatMap((highlight) => [...highlight].slice(0, 1))
    return (
      document.querySelector('h2')?.textContent === title &&
      !before.isConnected &&
      range !== undefined &&
      letter().contains(range.startContainer) &&
      [...document.querySelectorAll('[role=tab]')].some((tab) => tab.textContent.trim() === `Spans ${spans}`)
    )
  }
  window.watched = new Promise((resolve, reject) => {
    const finish = (time) => {
      if (letter().textContent.length === length) resolve(time)
      else reject(new Error('another text is there'))
    }
    const onClick = ({ timeStamp }) => {
      const look = () => {
        if (isThere()) requestAnimationFrame(() => finish(performance.now() - timeStamp))
        else requestAnimationFrame(look)
      }
      requestAnimationFrame(look)
    }
    window.addEventListener('click', onClick, { capture: true, once: true })
  })
}

/**
 * `window.watched` becomes the milliseconds from the next input of words until these words are the match at hand, painted
 * and in view, and are so in the next frame too.
 */
export function watchFinding(words) {
  // What is inserted takes the place of what was there; asked of main, that could come after the insertion.
  document.activeElement.select()
  const bare = (text) => text.replaceAll(/\s+/g, '')
  const view = document.querySelector('[role=textbox][aria-label=Letter]').closest('.text-pane')
  const isThere = () => {
    const parts = [...(CSS.highlights.get('find-current') ?? [])].map((part) => {
      const range = document.createRange()
      range.setStart(part.startContainer, part.startOffset)
      range.setEnd(part.endContainer, part.endOffset)
      return range
    })
    const { top, bottom } = view.getBoundingClientRect()
    const isInView = parts
      .map((part) => part.getBoundingClientRect())
      .every((box) => box.height > 0 && box.top >= top && box.bottom <= bottom)
    return isInView && bare(parts.join('')) === bare(words)
  }
  window.watched = new Promise((resolve) => {
    const onInput = ({ timeStamp }) => {
      let wasThere = false
      const look = () => {
        const is = isThere()
        if (wasThere && is) return resolve(performance.now() - timeStamp)
        wasThere = is
        requestAnimationFrame(look)
      }
      requestAnimationFrame(look)
    }
    window.addEventListener('input', onInput, { capture: true, once: true })
  })
}

/**
 * `window.watched` becomes, from the next press of a key or click on, the milliseconds until the first row of the lens is there,
 * until its words match a pattern, both to the second frame after it, and the longest time that the page was busy at once.
 */
export function watchLens(status, nth) {
  const pattern = new RegExp(status)
  const lens = () => document.querySelector('[role=dialog]')
  const says = () => pattern.test(lens()?.querySelectorAll('[role=status]')[nth]?.textContent ?? '')
  const kinds = ['keydown', 'click']
  window.watched = new Promise((resolve) => {
    const onInput = ({ timeStamp }) => {
      for (const kind of kinds) window.removeEventListener(kind, onInput, true)
      let [first, longest, last, isOver] = [null, 0, performance.now(), false]
      const pings = new MessageChannel()
      pings.port1.onmessage = () => {
        const now = performance.now()
        longest = Math.max(longest, now - last)
        last = now
        if (!isOver) pings.port2.postMessage(null)
      }
      pings.port2.postMessage(null)
      const look = () => {
        if (first === null && lens()?.querySelector('[role=option]'))
          requestAnimationFrame(() => (first ??= performance.now() - timeStamp))
        if (!says()) return requestAnimationFrame(look)
        requestAnimationFrame(() => {
          isOver = true
          const all = performance.now() - timeStamp
          resolve({ first: first ?? all, all, longest })
        })
      }
      requestAnimationFrame(look)
    }
    for (const kind of kinds) window.addEventListener(kind, onInput, true)
  })
}

/**
 * Asks what is suggested for every letter of the project, one after the other. Answers the milliseconds, the longest time
 * that the page was busy at once meanwhile, and how many spans there were.
 */
export async function suggestAll() {
  const { call } = window.goldspan
  const rows = JSON.parse((await call['project:documents']({})).value)
  let [longest, last, isOver] = [0, performance.now(), false]
  const pings = new MessageChannel()
  pings.port1.onmessage = () => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
    if (!isOver) pings.port2.postMessage(null)
  }
  pings.port2.postMessage(null)
  const begun = performance.now()
  let spans = 0
  for (const { id: documentId } of rows) {
    const told = await call['suggestions:ofDocument']({ documentId, suggester: 'rules' })
    spans += JSON.parse(told.value.spans).length
  }
  isOver = true
  return { all: performance.now() - begun, longest, spans }
}

/**
 * `window.watched` becomes, from now on, the milliseconds until a dialog's status holds some words, to the second frame after
 * it, and the longest time that the page was busy at once.
 */
export function watchEvaluation(words) {
  const begun = performance.now()
  const says = () =>
    [...document.querySelectorAll('[role=dialog] [role=status]')].some(({ textContent }) =>
      textContent.includes(words),
    )
  window.watched = new Promise((resolve) => {
    let [longest, last, isOver] = [0, performance.now(), false]
    const pings = new MessageChannel()
    pings.port1.onmessage = () => {
      const now = performance.now()
      longest = Math.max(longest, now - last)
      last = now
      if (!isOver) pings.port2.postMessage(null)
    }
    pings.port2.postMessage(null)
    const look = () => {
      if (!says()) return requestAnimationFrame(look)
      requestAnimationFrame(() => {
        isOver = true
        resolve({ all: performance.now() - begun, longest })
      })
    }
    requestAnimationFrame(look)
  })
}
