import { Group, Radio, ScrollArea, Stack, Text, TextInput } from '@mantine/core'
import { IconCheck, IconMinus, IconSearch } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import type { FormatView } from '../../../ipc/views'
import { formatsFor } from './format-groups'
import classes from './transfer.module.css'

export interface FormatChoiceProps {
  readonly formats: readonly FormatView[]
  readonly chosen: FormatView
  readonly onChoose: (id: string) => void
  /** What else is to be chosen, below the formats. */
  readonly children: ReactNode
}

/** The formats by what they are chosen for, and beside them what the chosen one holds, leaves out and looks like. */
export function FormatChoice({ formats, chosen, onChoose, children }: FormatChoiceProps) {
  const [words, setWords] = useState('')
  const groups = formatsFor(formats, words)
  return (
    <div className={classes.formats}>
      <Stack gap="lg">
        <div>
          <TextInput
            label="Format"
            placeholder="Find by name or use"
            aria-label="Find a format"
            leftSection={<IconSearch size={16} aria-hidden />}
            value={words}
            onChange={({ currentTarget }) => {
              setWords(currentTarget.value)
              const found = formatsFor(formats, currentTarget.value).flatMap((group) => group.formats)
              const first = found[0]
              if (first && !found.some(({ id }) => id === chosen.id)) onChoose(first.id)
            }}
          />
          <ScrollArea.Autosize mah={320} type="auto" className={classes.formatList}>
            <Radio.Group aria-label="Format" value={chosen.id} onChange={onChoose}>
              {groups.map(({ name, formats: inGroup }) => (
                <section key={name} aria-label={name} className={classes.formatGroup}>
                  <Text size="xs" c="dimmed" fw={600} className={classes.formatGroupName}>
                    {name}
                  </Text>
                  {inGroup.map(({ id, name: formatName, loses }) => (
                    <Radio.Card
                      key={id}
                      value={id}
                      className={classes.card}
                      {...(id === chosen.id ? { 'data-autofocus': true } : {})}
                    >
                      <Group wrap="nowrap" gap="sm">
                        <Radio.Indicator size="xs" />
                        <Text size="sm" className={classes.formatName}>
                          {formatName}
                        </Text>
                        {loses.length === 0 && (
                          <Text size="xs" c="dimmed">
                            leaves nothing out
                          </Text>
                        )}
                      </Group>
                    </Radio.Card>
                  ))}
                </section>
              ))}
            </Radio.Group>
            {groups.length === 0 && (
              <Text size="sm" c="dimmed" p="sm" role="status">
                No format of that name. {chosen.name} stays chosen.
              </Text>
            )}
          </ScrollArea.Autosize>
        </div>
        {children}
      </Stack>
      <section className={classes.formatDetail} aria-label={`About ${chosen.name}`}>
        <div>
          <Text fw={600} size="sm">
            {chosen.name}
          </Text>
          <Text size="sm">{chosen.description}</Text>
        </div>
        <div className={classes.abilities}>
          <Abilities
            title="Holds"
            items={['spans: label and place', ...chosen.holds]}
            icon={<IconCheck size={16} aria-hidden />}
          />
          <Abilities
            title="Leaves out"
            items={chosen.loses.length === 0 ? ['nothing'] : chosen.loses}
            icon={<IconMinus size={16} aria-hidden />}
          />
        </div>
        <Text size="sm">
          Positions count <strong>{chosen.unit}</strong>.
        </Text>
        <div>
          <Text size="sm" fw={600} mb={4} id="format-example">
            Example, made up
          </Text>
          <ScrollArea.Autosize
            mah={200}
            type="auto"
            className={classes.example}
            viewportProps={{ tabIndex: 0, role: 'region', 'aria-labelledby': 'format-example' }}
          >
            <pre className={classes.code}>{chosen.example}</pre>
          </ScrollArea.Autosize>
        </div>
      </section>
    </div>
  )
}

interface AbilitiesProps {
  readonly title: string
  readonly items: readonly string[]
  readonly icon: ReactNode
}

function Abilities({ title, items, icon }: AbilitiesProps) {
  return (
    <div>
      <Text size="sm" fw={600} mb={4}>
        {title}
      </Text>
      <ul className={classes.abilityList}>
        {items.map((item) => (
          <li key={item}>
            {icon}
            <span>{item}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
