import { Text, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useAppState } from '../../state/app-store'
import { selectedSpan } from '../../state/selectors'
import { blocksOf, type Block, type Words } from './markdown'
import { rangesOfWords } from './words-in'
import classes from './GuidelineText.module.css'

/** Name of the highlight on what was looked for, as in GuidelineText.module.css. */
const found = 'guideline-match'

/** The project's annotation guideline, beside the letter that it is about: to read, to search, and a part for each label. */
export function GuidelineText({ focusOn }: { readonly focusOn: object | null }) {
  const guideline = useAppState(({ project }) => project?.guideline)
  const labelName = useAppState((state) => {
    const label = selectedSpan(state)?.label ?? state.armedLabel
    return state.project?.schema.labels.find(({ id }) => id === label)?.name
  })
  const blocks = useMemo(() => blocksOf(guideline?.text ?? ''), [guideline])
  const [words, setWords] = useState('')
  const [at, setAt] = useState(0)
  const text = useRef<HTMLDivElement>(null)
  const [matches, setMatches] = useState<readonly Range[]>([])

  useEffect(() => {
    const ranges = text.current ? rangesOfWords(text.current, words) : []
    setMatches(ranges)
    setAt(0)
    CSS.highlights.set(found, new Highlight(...ranges))
    return () => void CSS.highlights.delete(found)
  }, [words, blocks])
  useEffect(() => {
    const match = matches[at]
    match?.startContainer.parentElement?.scrollIntoView({ block: 'center' })
  }, [matches, at])
  // To the part of the label at hand, each time that is asked for.
  useEffect(() => {
    if (!focusOn) return
    text.current?.focus()
    const headings = [...(text.current?.querySelectorAll('h3, h4, h5') ?? [])]
    const part = headings.find((heading) => heading.textContent?.toLowerCase() === labelName?.toLowerCase())
    part?.scrollIntoView({ block: 'start' })
    // Later changes of the selection ask for nothing.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [focusOn])

  if (!guideline) return null
  const step = (by: number) => setAt((at + by + matches.length) % Math.max(1, matches.length))
  return (
    <>
      <div className={classes.search}>
        <TextInput
          size="xs"
          type="search"
          placeholder="Search the guideline"
          aria-label="Search the guideline"
          leftSection={<IconSearch size={14} aria-hidden />}
          value={words}
          onChange={({ currentTarget }) => setWords(currentTarget.value)}
          onKeyDown={({ key, shiftKey }) => {
            if (key === 'Enter') step(shiftKey ? -1 : 1)
            if (key === 'Escape') setWords('')
          }}
        />
        <Text size="xs" c="dimmed" role="status">
          {words.trim() !== '' && (matches.length === 0 ? 'Not found' : `${at + 1} of ${matches.length}`)}
        </Text>
      </div>
      <div ref={text} className={classes.text} tabIndex={0} role="region" aria-label="Annotation guideline">
        <p className={classes.version}>Version {guideline.version}</p>
        {blocks.length === 0 && <p>This project has no guideline.</p>}
        {blocks.map((block, index) => (
          <BlockOf key={index} block={block} />
        ))}
      </div>
    </>
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
