import { useMemo } from 'react'
import { useAppState } from '../../state/app-store'
import { blocksOf, type Block, type Words } from './markdown'
import classes from './GuidelineText.module.css'

/** The project's annotation guideline, beside the letter that it is about. */
export function GuidelineText() {
  const guideline = useAppState(({ project }) => project?.guideline)
  const blocks = useMemo(() => blocksOf(guideline?.text ?? ''), [guideline])
  if (!guideline) return null
  return (
    <div className={classes.text} tabIndex={0} role="region" aria-label="Annotation guideline">
      <p className={classes.version}>Version {guideline.version}</p>
      {blocks.length === 0 && <p>This project has no guideline.</p>}
      {blocks.map((block, index) => (
        <BlockOf key={index} block={block} />
      ))}
    </div>
  )
}

function BlockOf({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'heading': {
      // The window's own headings are of levels 1 and 2.
      const Heading = block.level === 1 ? 'h3' : block.level === 2 ? 'h4' : 'h5'
      return (
        <Heading>
          <Styled words={block.words} />
        </Heading>
      )
    }
    case 'paragraph':
      return (
        <p>
          <Styled words={block.words} />
        </p>
      )
    case 'list': {
      const List = block.isOrdered ? 'ol' : 'ul'
      return (
        <List>
          {block.items.map((words, index) => (
            <li key={index}>
              <Styled words={words} />
            </li>
          ))}
        </List>
      )
    }
  }
}

const elements = { strong: 'strong', emphasis: 'em', code: 'code' } as const

function Styled({ words }: { readonly words: readonly Words[] }) {
  return words.map(({ text, style }, index) => {
    if (style === 'plain') return text
    const Element = elements[style]
    return <Element key={index}>{text}</Element>
  })
}
