import '@fontsource-variable/source-serif-4/opsz.css'
import './page.css'
import { makeLetter } from '../letters/sizes.mjs'
import { spanVariables } from '../../src/renderer/span-palette'

// Each approach in a chunk of its own: a page holds no other's code.
const approaches = import.meta.glob('./approaches/*.mjs')
const works = import.meta.glob('./work/*.mjs', { import: 'default' })

/** Does one piece of work with one approach on the letter of a size; without an approach the page stays empty. */
window.runJob = async ({ approach, work, size }) => {
  for (const [name, value] of Object.entries(spanVariables('light'))) {
    document.documentElement.style.setProperty(name, value)
  }
  await document.fonts.load("1rem 'Source Serif 4 Variable'")
  const measure = await works[`./work/${work}.mjs`]()
  const host = document.getElementById('host')
  if (!approach) return measure({ host })
  const { open } = await approaches[`./approaches/${approach}.mjs`]()
  return measure({ open, host, makeLetter: () => makeLetter(size) })
}
