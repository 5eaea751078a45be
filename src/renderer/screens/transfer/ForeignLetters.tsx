import { Button, Group, NativeSelect, Table, Text } from '@mantine/core'
import { byteEncodings, type ByteEncoding } from '../../../core/project'
import type { ForeignLetter, ForeignReading } from '../../../ipc/import-views'
import { encodingName } from './import-words'
import { ScrolledTable } from './ScrolledTable'
import classes from './transfer.module.css'

/** What letters are read in, by the SHA-256 of their bytes; what is not in it is left out. */
export type ReadAs = ReadonlyMap<string, ByteEncoding>

const leftOut = 'left-out'
/** Letters that are shown; a folder may have thousands. */
const shownLetters = 100

export interface ForeignLettersProps {
  readonly letters: readonly ForeignLetter[]
  readonly readAs: ReadAs
  readonly onReadAs: (readAs: ReadAs) => void
}

/** Letters that are no UTF-8, how each would read, and what they are to be read in. Nothing is guessed. */
export function ForeignLetters({ letters, readAs, onReadAs }: ForeignLettersProps) {
  const decide = (sha256: string, encoding: ByteEncoding | null) => {
    const others = [...readAs].filter(([one]) => one !== sha256)
    onReadAs(new Map(encoding ? [...others, [sha256, encoding]] : others))
  }
  const first = byteEncodings[0]
  const readable = letters.filter(({ readings }) => readings.some(({ encoding }) => encoding === first))
  return (
    <section aria-label="Letters that are not in UTF-8">
      <Group justify="space-between" mb={4} gap="xs">
        <Text size="sm" fw={600}>
          Letters that are not in UTF-8
        </Text>
        {readable.length > 1 && (
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => onReadAs(new Map(readable.map(({ sha256 }) => [sha256, first] as const)))}
          >
            Read all {readable.length} as {encodingName(first)}
          </Button>
        )}
      </Group>
      <Text size="sm" c="dimmed" mb={6}>
        An older program may have written them, and they do not say in which encoding. Take the one in which
        the marked characters are right; a letter that reads wrong in all of them is better left out and saved
        as UTF-8.
      </Text>
      <ScrolledTable maxHeight="min(36vh, 360px)">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col" className={classes.surveyedColumn}>
              Letter
            </Table.Th>
            <Table.Th scope="col">How it would read</Table.Th>
            <Table.Th scope="col">Read it as</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {letters.slice(0, shownLetters).map(({ name, sha256, offset, readings }, index) => (
            <Table.Tr key={index}>
              <Table.Td className={classes.name}>
                {name}
                <span className={classes.todo}>
                  not in UTF-8 from byte {offset.toLocaleString('en-US')} on
                </span>
              </Table.Td>
              <Table.Td>
                {readings.map((reading) => (
                  <Reading key={reading.encoding} reading={reading} isNamed={readings.length > 1} />
                ))}
              </Table.Td>
              <Table.Td>
                <NativeSelect
                  aria-label={`What ${name} is read as`}
                  value={readAs.get(sha256) ?? leftOut}
                  onChange={({ currentTarget: { value } }) =>
                    decide(sha256, byteEncodings.find((one) => one === value) ?? null)
                  }
                  data={[
                    { value: leftOut, label: 'Leave it out' },
                    ...readings.map(({ encoding }) => ({
                      value: encoding,
                      label: encodingName(encoding),
                    })),
                  ]}
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </ScrolledTable>
      {letters.length > shownLetters && (
        <Text size="sm" c="dimmed" mt={6}>
          and {(letters.length - shownLetters).toLocaleString('en-US')} more. What is chosen for all holds for
          them, too; otherwise they are left out.
        </Text>
      )}
    </section>
  )
}

function Reading({ reading, isNamed }: { readonly reading: ForeignReading; readonly isNamed: boolean }) {
  return (
    <div className={classes.reading}>
      {isNamed && <span className={classes.readingName}>{encodingName(reading.encoding)}</span>}
      {reading.excerpts.map(({ before, character, after }, index) => (
        <q key={index} className={classes.excerpt}>
          {shown(before)}
          <mark className={classes.excerptMark}>{shown(character)}</mark>
          {shown(after)}
        </q>
      ))}
    </div>
  )
}

/** Control characters have no glyph: their numbers say that they are none of a letter. */
function shown(text: string): string {
  return text.replace(/\p{Cc}/gu, (control) => `⟨${control.charCodeAt(0).toString(16).toUpperCase()}⟩`)
}
