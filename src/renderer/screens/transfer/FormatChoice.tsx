import { Group, Radio, ScrollArea, Stack, Text } from '@mantine/core'
import { IconCheck, IconMinus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { FormatView } from '../../../ipc/views'
import { counted } from '../../parts/sizes'
import classes from './transfer.module.css'

export interface FormatChoiceProps {
  readonly formats: readonly FormatView[]
  readonly chosen: FormatView
  readonly onChoose: (id: string) => void
  /** What else is to be chosen, below the formats. */
  readonly children: ReactNode
}

/** The formats as cards, and beside them what the chosen one holds, loses and looks like. */
export function FormatChoice({ formats, chosen, onChoose, children }: FormatChoiceProps) {
  return (
    <div className={classes.formats}>
      <Stack gap="lg">
        <Radio.Group label="Format" value={chosen.id} onChange={onChoose}>
          <div className={classes.cards}>
            {formats.map(({ id, name, description, loses }) => (
              <Radio.Card
                key={id}
                value={id}
                className={classes.card}
                {...(id === chosen.id ? { 'data-autofocus': true } : {})}
              >
                <Group wrap="nowrap" align="flex-start" gap="sm">
                  <Radio.Indicator mt={2} />
                  <div>
                    <Text fw={600} size="sm">
                      {name}
                    </Text>
                    <Text size="sm" c="dimmed">
                      {description}
                    </Text>
                    <Text size="sm" className={classes.losesNothing}>
                      {losesWords(loses.length)}
                    </Text>
                  </div>
                </Group>
              </Radio.Card>
            ))}
          </div>
        </Radio.Group>
        {children}
      </Stack>
      <section className={classes.formatDetail} aria-label={`About ${chosen.name}`}>
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
            mah={230}
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

function losesWords(count: number): string {
  if (count === 0) return 'Leaves nothing out'
  return `Leaves out ${counted(count, 'kind', 'kinds')} of data`
}
