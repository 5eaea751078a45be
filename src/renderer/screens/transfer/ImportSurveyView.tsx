import { Button, Checkbox, ScrollArea, Stack, Table, Text } from '@mantine/core'
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import { useState } from 'react'
import type { ImportSurvey, NameDecision, SurveyedCorpus } from '../../../ipc/import-views'
import { Callout } from '../../parts/Callout'
import { DialogFooter } from '../../parts/Dialog'
import { counted } from '../../parts/sizes'
import { appStore, useAppState } from '../../state/app-store'
import { ForeignLetters, type ReadAs } from './ForeignLetters'
import { refusalWords } from './import-words'
import { likelyDecision } from './name-decisions'
import { NameDecisions } from './NameDecisions'
import { countingWords, leftOutWords } from './survey-words'
import { ScrolledTable } from './ScrolledTable'
import classes from './transfer.module.css'

/** What chosen files hold, and what is to be decided before anything of them is taken. */
export function ImportSurveyView({ survey }: { readonly survey: ImportSurvey }) {
  const schema = useAppState(({ project }) => project!.schema)
  const labels = useDecisions(survey.unknownLabels, schema.labels)
  const relations = useDecisions(survey.unknownRelations, schema.relations)
  const open = labels.open + relations.open
  const [inPart, setInPart] = useState<ReadonlySet<string>>(new Set())
  const [readAs, setReadAs] = useState<ReadAs>(new Map())
  const taken = survey.corpora.filter((one) => one.faults === 0 || (one.inPart && inPart.has(one.inPart)))
  const documents = survey.letters + readAs.size + taken.reduce((sum, one) => sum + one.documents, 0)
  return (
    <Stack gap="md">
      <Text size="sm">
        Nothing was taken so far. Marks of other tools become yours, are added to those that you have, and can
        be undone letter by letter.
      </Text>
      {survey.letters + survey.corpora.length > 0 && (
        <CorpusTable
          survey={survey}
          inPart={inPart}
          onInPart={(sha256, isTaken) =>
            setInPart(
              (before) => new Set([...before].filter((one) => one !== sha256).concat(isTaken ? sha256 : [])),
            )
          }
        />
      )}
      {survey.foreign.length > 0 && (
        <ForeignLetters letters={survey.foreign} readAs={readAs} onReadAs={setReadAs} />
      )}
      {survey.refused.length > 0 && <Refusals survey={survey} />}
      {survey.unknownLabels.length > 0 && (
        <NameDecisions
          title="Labels that the project does not have"
          thing="span"
          names={survey.unknownLabels}
          known={schema.labels}
          decisions={labels.decisions}
          onDecide={labels.decide}
        />
      )}
      {survey.unknownRelations.length > 0 && (
        <NameDecisions
          title="Relations that the project does not have"
          thing="relation"
          names={survey.unknownRelations}
          known={schema.relations}
          decisions={relations.decisions}
          onDecide={relations.decide}
        />
      )}
      {survey.leftOut.length > 0 && (
        <Callout tone="caution" title="The project has no place for this, so it is left out">
          <ul className={classes.plainList}>
            {survey.leftOut.map((one) => (
              <li key={`${one.kind} ${one.name}`}>{leftOutWords(one)}</li>
            ))}
          </ul>
        </Callout>
      )}
      <DialogFooter
        {...(open > 0 ? { note: `Decide what becomes of ${counted(open, 'name')}, then import.` } : {})}
      >
        <Button variant="default" data-autofocus autoFocus onClick={() => appStore.setDialog(null)}>
          Cancel
        </Button>
        <Button
          disabled={open > 0 || documents === 0}
          onClick={() =>
            void appStore.importDecided([...labels.decisions], [...relations.decisions], {
              inPart: [...inPart],
              encodings: [...readAs],
            })
          }
        >
          {documents === 0 ? 'Import' : `Import ${counted(documents, 'letter')}`}
        </Button>
      </DialogFooter>
    </Stack>
  )
}

function useDecisions(
  names: ImportSurvey['unknownLabels'],
  known: readonly { readonly id: string; readonly name: string }[],
) {
  const [decisions, setDecisions] = useState<ReadonlyMap<string, NameDecision>>(
    () =>
      new Map(
        names.flatMap(({ name }): [string, NameDecision][] => {
          const likely = likelyDecision(name, known)
          return likely ? [[name, likely]] : []
        }),
      ),
  )
  return {
    decisions,
    open: names.filter(({ name }) => !decisions.has(name)).length,
    decide: (name: string, decision: NameDecision) => setDecisions(new Map([...decisions, [name, decision]])),
  }
}

interface InPart {
  /** By the hashes that stand for files whose sound documents are taken. */
  readonly inPart: ReadonlySet<string>
  readonly onInPart: (sha256: string, isTaken: boolean) => void
}

function CorpusTable({ survey: { corpora, letters }, ...parts }: { readonly survey: ImportSurvey } & InPart) {
  return (
    <ScrolledTable maxHeight="min(30vh, 300px)">
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col" className={classes.surveyedColumn}>
            File
          </Table.Th>
          <Table.Th scope="col">Format</Table.Th>
          <Table.Th scope="col">What it holds</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {letters > 0 && (
          <Table.Tr>
            <Table.Td className={classes.name}>{counted(letters, 'file')}</Table.Td>
            <Table.Td>Plain text</Table.Td>
            <Table.Td>{counted(letters, 'letter')} without marks</Table.Td>
          </Table.Tr>
        )}
        {corpora.map((corpus, index) => (
          <CorpusRow key={index} corpus={corpus} {...parts} />
        ))}
      </Table.Tbody>
    </ScrolledTable>
  )
}

function CorpusRow({ corpus, inPart, onInPart }: { readonly corpus: SurveyedCorpus } & InPart) {
  const { name, faults, inPart: sha256 } = corpus
  const isTaken = faults === 0 || (sha256 !== null && inPart.has(sha256))
  const counting = countingWords(corpus)
  return (
    <Table.Tr>
      <Table.Td className={classes.name}>{name}</Table.Td>
      <Table.Td>{corpus.formatName}</Table.Td>
      <Table.Td>
        {isTaken ? (
          `${counted(corpus.documents, 'letter')}, ${counted(corpus.spans, 'span')}, ${counted(corpus.relations, 'relation')}`
        ) : (
          <span className={classes.outcome} data-outcome="refused">
            <IconAlertTriangle size={16} aria-hidden className={classes.outcomeIcon} />
            <span>
              <strong>Will be refused,</strong> as part of it is wrong
            </span>
          </span>
        )}
        {sha256 !== null && (
          <Checkbox
            mt={6}
            size="sm"
            label={`Take the ${counted(corpus.documents, 'letter')} without a fault, and leave out ${counted(faults, 'line')}`}
            aria-label={`Take the ${counted(corpus.documents, 'letter')} of ${name} without a fault, and leave out ${counted(faults, 'line')}`}
            checked={isTaken}
            onChange={({ currentTarget }) => onInPart(sha256, currentTarget.checked)}
          />
        )}
        {counting && (
          <span className={classes.newer}>
            <IconInfoCircle size={16} aria-hidden />
            <span>{counting}</span>
          </span>
        )}
      </Table.Td>
    </Table.Tr>
  )
}

function Refusals({ survey: { refused } }: { readonly survey: ImportSurvey }) {
  return (
    <Callout tone="caution" title={`${counted(refused.length, 'problem')}: what it concerns is not taken`}>
      <ScrollArea.Autosize
        mah={150}
        type="auto"
        viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': 'Problems' }}
      >
        <ul className={classes.plainList}>
          {refused.map(({ name, reason, facts }, index) => (
            <li key={index}>
              <strong>
                {name}
                {facts.line === undefined ? '' : `, line ${facts.line}`}:
              </strong>{' '}
              {refusalWords({ reason, facts }).why}
            </li>
          ))}
        </ul>
      </ScrollArea.Autosize>
    </Callout>
  )
}
